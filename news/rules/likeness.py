"""How alike two articles are: by their words and pairs of words, the rarer the weightier.

One is held against dozens at once, with arrays. They are loaded by whoever imports this, and take 17 MB.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from news.profile import CLASSES, Profile, Vector, Whole, layout

Numbers = NDArray[np.uint32]
Weights = NDArray[np.float32]

_THOUSAND: Final = 1000
_NAMES_SHARED: Final = 3
CLASS_OF: Final = (0, 0, 1, 2, 3, 3, 4, 4, 4, 4, CLASSES - 1)
"""By how often a term is said; ten times and more are of the last."""
_TYPICAL: Final = (1, 2, 3, 4.5, 7, 14)
_WEIGHTS: Final = np.array([3 * count / (count + 2) for count in _TYPICAL])
"""Of a term by how often it is said: what is said ten times is not ten times as telling."""
RARITY_STEP: Final = 1 / 16
_RAREST: Final = 255
_TERMS: Final = np.dtype("<u4")
_SMALL: Final = np.dtype("<u2")
_REMEMBERED: Final = 1024
"""Profiles, some 4 kB each: articles that come together are held against the same ones."""
_ROOM: Final = 64
"""So many times as large as what it holds is a table, so that hardly two terms want one place."""


def by_lead(one: Profile, others: Sequence[Profile]) -> list[float]:
    """From 0 to 1: the cosine of what their titles and beginnings say."""
    if not others:
        return []
    own, told = _unpacked(one.packed), [_unpacked(other.packed) for other in others]
    found = _Table(own.lead, own.lead_weights).weights_of(np.concatenate([other.lead for other in told]))
    found *= np.concatenate([other.lead_weights for other in told])
    sizes = np.array([len(other.lead) for other in told], np.intp)
    likenesses: list[float] = (_sums(found, sizes) / _THOUSAND**2).tolist()
    return likenesses


def by_names(one: Profile, others: Sequence[Profile]) -> list[float]:
    """From 0 to 1: the cosine of the names and numbers that they begin with; 0 where hardly any is shared."""
    own = one.names()
    return [_by_names(own, other.names()) for other in others]


def _by_names(own: Vector, names: Vector) -> float:
    shared = own.keys() & names.keys()
    if len(shared) < _NAMES_SHARED:
        return 0.0
    return sum(own[term] * names[term] for term in shared) / _THOUSAND**2


def by_all(one: Profile, others: Sequence[Profile]) -> list[float]:
    """From 0 to 1: the cosine of all that they say.

    Terms count by how rare they were when `one` came in: an article that came long before was weighed when some
    of its words had hardly been heard.
    """
    if not others:
        return []
    own, told = _unpacked(one.packed), [_unpacked(other.packed) for other in others]
    rarities = np.frombuffer(one.rarities(), np.uint8) * np.float32(RARITY_STEP)
    table = _Table(own.terms, np.repeat(_WEIGHTS, own.sizes) * rarities**2)
    found = table.weights_of(np.concatenate([other.terms for other in told]))
    sizes = np.concatenate([other.sizes for other in told]).astype(np.intp)
    lengths = own.length * np.array([other.length for other in told])
    cosines = _sums(found, sizes).reshape(-1, CLASSES) @ _WEIGHTS / np.where(lengths, lengths, np.inf)
    likenesses: list[float] = np.minimum(1, cosines).tolist()
    return likenesses


def whole_of(told: Mapping[int, tuple[int, float]]) -> tuple[Whole, bytes]:
    """Of terms, each with how often it is said and how rare it is; and the rarities in the terms' order."""
    counts, rarities = zip(*told.values(), strict=True) if told else ((), ())
    return whole_from(np.array(list(told), np.uint32), np.array(counts, np.intp), np.array(rarities))


def whole_from(terms: Numbers, counts: NDArray[np.intp], rarities: NDArray[np.float64]) -> tuple[Whole, bytes]:
    """As `whole_of`, told in three columns."""
    classes = np.array(CLASS_OF)[np.minimum(counts, len(CLASS_OF) - 1)]
    order = np.argsort(classes, kind="stable")
    rare = np.minimum(_RAREST, rarities[order] / RARITY_STEP + 0.5).astype(np.uint8)
    sizes = np.bincount(classes, minlength=CLASSES)
    square = (np.repeat(_WEIGHTS, sizes) ** 2) @ (rare.astype(np.float64) ** 2)
    whole = Whole(terms[order].astype(_TERMS).tobytes(), sizes.tolist(), RARITY_STEP * math.sqrt(square))
    return whole, rare.tobytes()


class _Table:
    """The weights of an article's terms, each to be found at the place that its last bits name."""

    def __init__(self, terms: Numbers, weights: NDArray[np.generic]) -> None:
        size = 1 << (_ROOM * len(terms)).bit_length()
        self._last = np.uint32(size - 1)
        self._terms, self._weights = np.zeros(size, np.uint32), np.zeros(size, np.float32)
        places = terms & self._last
        self._terms[places], self._weights[places] = terms, weights
        displaced = self._terms[places] != terms
        self._displaced = list(zip(terms[displaced].tolist(), weights[displaced].tolist(), strict=True))

    def weights_of(self, terms: Numbers) -> Weights:
        """None for those that the article does not say."""
        places = terms & self._last
        found = self._weights.take(places)
        found *= self._terms.take(places) == terms
        for term, weight in self._displaced:
            found[terms == term] = weight
        return found


class _Unpacked(NamedTuple):
    """`sizes` are of the classes of the terms."""

    terms: Numbers
    sizes: NDArray[np.uint16]
    length: float
    lead: Numbers
    lead_weights: NDArray[np.uint16]


_NOTHING: Final = np.zeros(0, np.uint32)
_EMPTY: Final = _Unpacked(_NOTHING, np.zeros(CLASSES, _SMALL), 0, _NOTHING, np.zeros(0, _SMALL))


@lru_cache(maxsize=_REMEMBERED)
def _unpacked(packed: bytes) -> _Unpacked:
    if not packed:
        return _EMPTY
    whole, lead, _, _, start, weights, length = layout(packed)
    numbers = np.frombuffer(packed, _TERMS, whole + lead, start)
    return _Unpacked(
        numbers[:whole],
        np.frombuffer(packed, _SMALL, CLASSES),
        length,
        numbers[whole:],
        np.frombuffer(packed, _SMALL, lead, weights),
    )


def _sums(values: Weights, sizes: NDArray[np.intp]) -> NDArray[np.float64]:
    """Of so many values each, one after another."""
    sums = np.zeros(len(sizes))
    some = np.flatnonzero(sizes)
    if len(some):
        starts = np.cumsum(sizes) - sizes
        sums[some] = np.add.reduceat(values, starts[some], dtype=np.float64)
    return sums
