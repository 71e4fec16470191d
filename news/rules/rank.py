"""How well an article fits what is looked for."""

from collections.abc import Mapping, Sequence
from itertools import chain, islice, pairwise
from math import log

from news.article import ArticleId
from news.asked import Asked
from news.fold import fold
from news.found import Candidate
from news.need import Need
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
    most: int,
) -> list[ArticleId]:
    """Those that fit, by how well, the newer first among equals. `sure` are known to have all the words.

    No more than `most` are weighed of those that have all phrases; others that are sure follow as they are.
    """
    scale = _Scale(asked, rarities)
    texts = filter(scale.has_phrases, map(scale.text_of, candidates))
    weighed = []
    for text in islice(texts, most):
        weight = scale.weight(text, sure=text.id in sure)
        if weight is not None:
            weighed.append((weight, text.at, text.id))
    return [
        *(article for _, _, article in sorted(weighed, reverse=True)),
        *(text.id for text in texts if text.id in sure),
    ]


class _Scale:
    """All that is the same for each candidate, worked out once."""

    def __init__(self, asked: Asked, rarities: Mapping[str, float]) -> None:
        self._asked = asked
        self._rarities = {word: rarities.get(word, 1.0) for need in asked.needs for word in need.words}
        self._pairs = [
            (one, other, TOGETHER * min(self._rarities[one], self._rarities[other]), spelt)
            for (one, other), spelt in _neighbours(asked.needs).items()
        ]
        # Lowering a text takes longer than all that is looked for in it, and Thai letters have no case.
        self._cased = any(map(_has_case, chain(asked.needs, asked.unwanted)))

    def text_of(self, candidate: Candidate) -> "_Text":
        return _Text(candidate, cased=self._cased)

    def has_phrases(self, text: "_Text") -> bool:
        """Those that are wanted, and none that is not."""
        return all(text.has(need.text) for need in self._asked.needs if need.phrase) and not any(
            text.has(need.text) for need in self._asked.unwanted if need.phrase
        )

    def weight(self, text: "_Text", *, sure: bool) -> float | None:
        """None for what doesn't fit."""
        often = {word: text.often(word) for word in self._rarities}
        weight = {word: rarity * _saturated(often[word] or _UNSEEN) for word, rarity in self._rarities.items()}
        total = 0.0
        for need in self._asked.needs:
            there = [way for way in need.ways if all(map(often.__getitem__, way))]
            if not (sure or there or text.has(need.text)):
                if len(need.folded) < _ALIKE or need.folded not in text.folded_head:
                    return None
                total -= _UNLIKE
            total += max(sum(map(weight.__getitem__, way)) for way in there or need.ways[:1])
        for one, other, rare, spelt in self._pairs:
            if often[one] and often[other]:
                total += rare * _saturated(sum(map(text.often, spelt)))
        return round(total, 3)


def _has_case(need: Need) -> bool:
    return any(text != text.upper() for text in (need.text, *need.words))


def _neighbours(needs: Sequence[Need]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Pairs of words as they were typed, each once, and how they may stand side by side."""
    typed = chain.from_iterable(((word, need) for word in need.ways[0]) for need in needs)
    return {(one, other): _together(one, other, first, last) for (one, first), (other, last) in pairwise(typed)}


def _together(one: str, other: str, first: Need, last: Need) -> tuple[str, ...]:
    """Thai that was typed without a space between is one name: elsewhere a space parts two phrases."""
    if first is last and one + other in first.text and not (one.isascii() or other.isascii()):
        return (one + other,)
    return one + other, f"{one} {other}"


class _Text:
    """A candidate, spelt as needs are."""

    def __init__(self, candidate: Candidate, *, cased: bool) -> None:
        self.id, self.at = candidate.id, candidate.at
        self.title = normalise(candidate.title)
        self.text = candidate.text.lower() if cased else candidate.text
        self.rest = candidate.rest.lower() if cased else candidate.rest
        self.head = self.text[:HEAD]
        self.length = 1 - _LENGTH_COUNTS + _LENGTH_COUNTS * len(self.text) / _USUAL_LENGTH

    @property
    def folded_head(self) -> str:
        return fold(f"{self.title} {normalise(self.head)}".replace(" ", ""))

    def has(self, text: str) -> bool:
        return text in self.title or text in self.text or text in self.rest

    def often(self, word: str) -> float:
        """More of it counts the more, the shorter the text is, and in its opening, and most in its title."""
        often = IN_TITLE * self.title.count(word) + self.rest.count(word)
        if in_text := self.text.count(word):
            often += in_text / self.length + IN_HEAD * self.head.count(word)
        return often


def _saturated(often: float) -> float:
    """How much a text is about a word: more of it counts ever less."""
    return often * (_SATURATION + 1) / (often + _SATURATION)
