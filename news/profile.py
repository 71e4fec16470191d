import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

Vector = Mapping[int, int]
"""Terms by their numbers, each with its weight."""

ARTICLES: Final = ""
"""Among the uses of words, stands for all articles."""
CLASSES: Final = 6
"""Of how often an article says a term."""
_VECTORS: Final = 3
_SIZES: Final = struct.Struct(f"<{CLASSES + _VECTORS}Hf")


@dataclass(frozen=True, slots=True)
class Whole:
    """Terms by their numbers, of four bytes each, those first that are said once.

    There are so many of each class as `sizes` says. `length` is that of their weights when the article came in.
    """

    terms: bytes = b""
    sizes: Sequence[int] = (0,) * CLASSES
    length: float = 0


class Layout(NamedTuple):
    """How many terms each part of a packed profile has, and where they begin.

    Behind those of the whole come those of title and beginning, of the names and of the keys it asks by.
    """

    whole: int
    lead: int
    names: int
    asked: int
    terms: int
    weights: int
    length: float


def layout(packed: bytes) -> Layout:
    if not packed:
        return Layout(0, 0, 0, 0, 0, 0, 0.0)
    *sizes, lead, names, asked, length = _SIZES.unpack_from(packed)
    whole = sum(sizes)
    weights = _SIZES.size + 4 * (whole + lead + names + asked)
    return Layout(whole, lead, names, asked, _SIZES.size, weights, length)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an article is likened to others by, packed: dozens are looked at for each that comes in.

    By its `keys` it is found where others like it are looked for.
    """

    packed: bytes = b""
    keys: Vector = field(default_factory=dict)

    def rarities(self) -> bytes:
        """Of the terms of the whole, one byte each, as rare as they were when the article came in."""
        return self.packed[len(self.packed) - layout(self.packed).whole :]

    def names(self) -> Vector:
        """The Latin names and the numbers of that, which Thai and English have in common; a thousand long."""
        told = layout(self.packed)
        return self._vector(told, told.lead, told.names)

    def asked(self) -> Vector:
        """The keys by which it looks for others."""
        told = layout(self.packed)
        return self._vector(told, told.lead + told.names, told.asked)

    def _vector(self, told: Layout, before: int, count: int) -> Vector:
        terms = struct.unpack_from(f"<{count}I", self.packed, told.terms + 4 * (told.whole + before))
        weights = struct.unpack_from(f"<{count}H", self.packed, told.weights + 2 * before)
        return dict(zip(terms, weights, strict=True))


def packed(whole: Whole, rarities: bytes, *, lead: Vector, names: Vector, asked: Vector) -> bytes:
    count = len(lead) + len(names) + len(asked)
    return b"".join(
        (
            _SIZES.pack(*whole.sizes, len(lead), len(names), len(asked), whole.length),
            whole.terms,
            struct.pack(f"<{count}I", *lead, *names, *asked),
            struct.pack(f"<{count}H", *lead.values(), *names.values(), *asked.values()),
            rarities,
        )
    )
