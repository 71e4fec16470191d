"""How alike two articles are: by their words and pairs of words, the rarer the weightier."""

import math
from collections.abc import Iterable, Mapping
from itertools import accumulate, chain, pairwise
from operator import mul
from typing import Final

from news.profile import CLASSES, Profile, Vector, Whole

_THOUSAND: Final = 1000
_CLASS_OF: Final = (0, 0, 1, 2, 3, 3, 4, 4, 4, 4)
"""By how often a term is said; ten times and more are of the last."""
_TYPICAL: Final = (1, 2, 3, 4.5, 7, 14)
WEIGHTS: Final = tuple(3 * count / (count + 2) for count in _TYPICAL)
"""Of a term by how often it is said: what is said ten times is not ten times as telling."""
RARITY_STEP: Final = 1 / 16
_RAREST: Final = 255


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
    terms: list[list[int]] = [[] for _ in WEIGHTS]
    rarities: list[list[int]] = [[] for _ in WEIGHTS]
    for term, (count, rarity) in told.items():
        often = _CLASS_OF[count] if count < len(_CLASS_OF) else CLASSES - 1
        terms[often].append(term)
        rarities[often].append(min(_RAREST, int(rarity / RARITY_STEP + 0.5)))
    square = sum(weight**2 * sum(map(mul, rare, rare)) for weight, rare in zip(WEIGHTS, rarities, strict=True))
    whole = Whole(list(chain(*terms)), list(map(len, terms)), RARITY_STEP * math.sqrt(square))
    return whole, bytes(chain(*rarities))


def _bounds(whole: Whole) -> Iterable[tuple[int, int]]:
    return pairwise(accumulate(whole.sizes, initial=0))
