"""How well an article fits what is looked for."""

from collections.abc import Mapping, Sequence
from math import log

from news.article import ArticleId
from news.asked import Asked
from news.fold import fold
from news.found import Candidate
from news.need import Way
from news.terms import HEAD
from news.words import normalise

IN_TITLE = 5.0
IN_HEAD = 1.0
_SATURATION = 1.2
_USUAL_LENGTH = 1500
_SHORTEST = 0.5
"""Of the usual length: a text of one line is not all about each of its words."""
_UNSEEN = 0.3
"""For a word that the index knows to be there, deeper in the text than is looked at."""
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
    weighed = [
        (weight, candidate.at, candidate.id)
        for candidate in candidates
        if (weight := _weight(asked, candidate, rarities, sure=candidate.id in sure)) is not None
    ]
    return [article for _, _, article in sorted(weighed, reverse=True)]


def _weight(asked: Asked, candidate: Candidate, rarities: Mapping[str, float], *, sure: bool) -> float | None:
    """None for what doesn't fit."""
    text = _Text(candidate)
    if any(need.phrase and text.has(need.text) for need in asked.unwanted):
        return None
    total = 0.0
    for need in asked.needs:
        if need.phrase and not text.has(need.text):
            return None
        if not sure and not text.has(need.text) and not text.has_words(need.ways):
            if len(need.folded) < _ALIKE or need.folded not in text.folded_head:
                return None
            total -= 50
        ways = [way for way in need.ways if text.has_words([way])] or need.ways[:1]
        total += max(sum(rarities.get(word, 1.0) * text.share(word) for word in way) for way in ways)
    return round(total, 3)


class _Text:
    """A candidate, spelt as needs are."""

    def __init__(self, candidate: Candidate) -> None:
        self.title = normalise(candidate.title)
        self.text = candidate.text.lower()
        self.rest = candidate.rest.lower()
        self.head = self.text[:HEAD]
        self.length = max(_SHORTEST, len(self.text) / _USUAL_LENGTH)

    @property
    def folded_head(self) -> str:
        return fold(f"{self.title} {normalise(self.head)}".replace(" ", ""))

    def has(self, text: str) -> bool:
        return text in self.title or text in self.text or text in self.rest

    def has_words(self, ways: Sequence[Way]) -> bool:
        return any(all(map(self.has, way)) for way in ways)

    def share(self, word: str) -> float:
        """How much a text is about a word: more of it counts ever less."""
        often = (
            self.text.count(word) / self.length
            + IN_TITLE * self.title.count(word)
            + IN_HEAD * self.head.count(word)
            + self.rest.count(word)
        )
        often = often or _UNSEEN
        return often * (_SATURATION + 1) / (often + _SATURATION)
