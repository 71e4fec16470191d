"""How alike two articles are: by their words and pairs of words, the rarer the weightier."""

import math
from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise
from typing import Final

from news.profile import CLASSES, Profile, Vector, Whole

_THOUSAND: Final = 1000
_OFTEN: Final = (2, 3, 4, 6, 10)
"""From so many times on, a term is said more often than those of the class before."""
_TYPICAL: Final = (1, 2, 3, 4.5, 7, 14)
WEIGHTS: Final = tuple(3 * count / (count + 2) for count in _TYPICAL)
"""Of a term by how often it is said: what is said ten times is not ten times as telling."""
RARITY_STEP: Final = 1 / 16
_RAREST: Final = 255


def class_of(count: int) -> int:
    return sum(count >= often for often in _OFTEN)


def in_a_byte(rarity: float) -> int:
    return min(_RAREST, round(rarity / RARITY_STEP))


def likeness(one: Vector, other: Vector) -> float:
    """From 0 to 1: the cosine."""
    return sum(one[term] * other[term] for term in one.keys() & other.keys()) / _THOUSAND**2


class Likening:
    """One article to be likened to many.

    Terms count by how rare they were when it came in: an article that came long before was weighed when some of
    its words had hardly been heard.
    """

    def __init__(self, profile: Profile) -> None:
        whole, rarities = profile.whole(), profile.rarities()
        self._length = whole.length
        self._weights: dict[int, float] = {}
        for (start, end), weight in zip(_bounds(whole), WEIGHTS, strict=True):
            for term, rarity in zip(whole.terms[start:end], rarities[start:end], strict=True):
                self._weights[term] = weight * (rarity * RARITY_STEP) ** 2
        self._terms = frozenset(self._weights)

    def to(self, other: Whole) -> float:
        """From 0 to 1: the cosine."""
        lengths = self._length * other.length
        if not lengths:
            return 0.0
        shared, weigh = self._terms.intersection, self._weights.__getitem__
        told = sum(
            weight * sum(map(weigh, shared(other.terms[start:end])))
            for (start, end), weight in zip(_bounds(other), WEIGHTS, strict=True)
        )
        return min(1.0, told / lengths)


def whole_of(told: Mapping[int, tuple[int, float]]) -> tuple[Whole, bytes]:
    """Of terms, each with how often it is said and how rare it is; and the rarities in the terms' order."""
    classes: list[list[int]] = [[] for _ in range(CLASSES)]
    for term, (count, _) in told.items():
        classes[class_of(count)].append(term)
    terms = [term for each in classes for term in each]
    rarities = bytes(in_a_byte(told[term][1]) for term in terms)
    sizes = [len(each) for each in classes]
    whole = Whole(terms, sizes, 0)
    squares = (
        (weight * rarity * RARITY_STEP) ** 2
        for (start, end), weight in zip(_bounds(whole), WEIGHTS, strict=True)
        for rarity in rarities[start:end]
    )
    return Whole(terms, sizes, math.sqrt(sum(squares))), rarities


def _bounds(whole: Whole) -> Iterable[tuple[int, int]]:
    return pairwise(accumulate(whole.sizes, initial=0))
