"""How well an article fits what is looked for."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from math import log

from news.article import ArticleId
from news.asked import Asked
from news.fold import fold
from news.found import Candidate
from news.need import Need, Way
from news.terms import HEAD
from news.words import normalise

IN_TITLE = 5.0
IN_HEAD = 0.5
TOGETHER = 0.6
"""For two words that stand side by side as they were typed: of what the less rare of them counts."""
_SATURATION = 1.2
_USUAL_LENGTH = 1200
_LENGTH_COUNTS = 0.75
_UNSEEN = 0.3
"""For a word that the index knows to be there, deeper in the text than is looked at."""
_UNLIKE = 50.0
"""So much less for what is spelt alike only, than for what is there."""
_ALIKE = 6
"""Letters, folded, from which on two spellings alike are taken for the same."""


def rarity(articles: int, having: int) -> float:
    return log(1 + (max(0, articles - having) + 0.5) / (having + 0.5))


def best_first(
    asked: Asked,
    candidates: Sequence[Candidate],
    rarities: Mapping[str, float],
    *,
    sure: frozenset[ArticleId],
) -> list[ArticleId]:
    """Those that fit, by how well, the newer first among equals. `sure` are known to have all the words."""
    neighbours = list(_neighbours(asked.needs))
    # Lowering a text takes longer than all that is looked for in it, and Thai letters have no case.
    cased = any(map(_has_case, chain(asked.needs, asked.unwanted)))
    weighed = []
    for candidate in candidates:
        text = _Text(candidate, cased=cased)
        weight = _weight(asked, text, rarities, neighbours, sure=candidate.id in sure)
        if weight is not None:
            weighed.append((weight, candidate.at, candidate.id))
    return [article for _, _, article in sorted(weighed, reverse=True)]


def _has_case(need: Need) -> bool:
    return any(text != text.upper() for text in (need.text, *need.words))


def _neighbours(needs: Sequence[Need]) -> Iterator[tuple[str, str]]:
    """Pairs of words as they were typed, each once."""
    typed = chain.from_iterable(need.ways[0] for need in needs)
    return iter(dict.fromkeys(pairwise(typed)))


def _weight(
    asked: Asked,
    text: "_Text",
    rarities: Mapping[str, float],
    neighbours: Sequence[tuple[str, str]],
    *,
    sure: bool,
) -> float | None:
    """None for what doesn't fit."""
    if any(need.phrase and text.has(need.text) for need in asked.unwanted):
        return None
    total = 0.0
    for need in asked.needs:
        if need.phrase and not text.has(need.text):
            return None
        there = [way for way in need.ways if text.has_all(way)]
        if not (sure or there or text.has(need.text)):
            if len(need.folded) < _ALIKE or need.folded not in text.folded_head:
                return None
            total -= _UNLIKE
        total += max(
            sum(rarities.get(word, 1.0) * text.share(word) for word in way) for way in there or need.ways[:1]
        )
    for one, other in neighbours:
        rare = min(rarities.get(one, 1.0), rarities.get(other, 1.0))
        total += TOGETHER * rare * text.share_together(one, other)
    return round(total, 3)


class _Text:
    """A candidate, spelt as needs are."""

    def __init__(self, candidate: Candidate, *, cased: bool) -> None:
        self.title = normalise(candidate.title)
        self.text = candidate.text.lower() if cased else candidate.text
        self.rest = candidate.rest.lower() if cased else candidate.rest
        self.head = self.text[:HEAD]
        self.length = 1 - _LENGTH_COUNTS + _LENGTH_COUNTS * len(self.text) / _USUAL_LENGTH
        self._counted: dict[str, float] = {}

    @property
    def folded_head(self) -> str:
        return fold(f"{self.title} {normalise(self.head)}".replace(" ", ""))

    def has(self, text: str) -> bool:
        return text in self.title or text in self.text or text in self.rest

    def has_all(self, way: Way) -> bool:
        return all(map(self._often, way))

    def share(self, word: str) -> float:
        """How much a text is about a word: more of it counts ever less."""
        return _saturated(self._often(word) or _UNSEEN)

    def share_together(self, one: str, other: str) -> float:
        if not (self._often(one) and self._often(other)):
            return 0.0
        return _saturated(self._often(one + other) + self._often(f"{one} {other}"))

    def _often(self, word: str) -> float:
        often = self._counted.get(word)
        if often is None:
            in_text = self.text.count(word)
            often = IN_TITLE * self.title.count(word) + self.rest.count(word)
            if in_text:
                often += in_text / self.length + IN_HEAD * self.head.count(word)
            self._counted[word] = often
        return often


def _saturated(often: float) -> float:
    return often * (_SATURATION + 1) / (often + _SATURATION)
