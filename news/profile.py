import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an article is likened to others by, packed: dozens are looked at for each that comes in.

    By its `keys` it is found where others like it are looked for.
    """

    packed: bytes = b""
    keys: Vector = field(default_factory=dict)

    def whole(self) -> Whole:
        """Of all it says."""
        if not self.packed:
            return Whole()
        *sizes, _, _, _, length = _SIZES.unpack_from(self.packed)
        return Whole(self.packed[_SIZES.size : _SIZES.size + 4 * sum(sizes)], sizes, length)

    def rarities(self) -> bytes:
        """Of the terms of the whole, one byte each, as rare as they were when the article came in."""
        if not self.packed:
            return b""
        *sizes, _, _, _, _ = _SIZES.unpack_from(self.packed)
        return self.packed[len(self.packed) - sum(sizes) :]

    def lead(self) -> tuple[bytes, bytes]:
        """Of its title and beginning: terms of four bytes, weights of two; a thousand long, or empty."""
        return self._vector(0)

    def names(self) -> Vector:
        """The Latin names and the numbers of that, which Thai and English have in common; a thousand long."""
        return _told(*self._vector(1))

    def asked(self) -> Vector:
        """The keys by which it looks for others."""
        return _told(*self._vector(2))

    def _vector(self, number: int) -> tuple[bytes, bytes]:
        if not self.packed:
            return b"", b""
        *sizes, _ = _SIZES.unpack_from(self.packed)
        count = sizes[CLASSES + number]
        before = sum(sizes[CLASSES : CLASSES + number])
        start = _SIZES.size + 4 * sum(sizes[:CLASSES])
        terms = self.packed[start + 4 * before : start + 4 * (before + count)]
        start += 4 * sum(sizes[CLASSES:])
        return terms, self.packed[start + 2 * before : start + 2 * (before + count)]


def _told(terms: bytes, weights: bytes) -> Vector:
    count = len(weights) // 2
    return dict(zip(struct.unpack(f"<{count}I", terms), struct.unpack(f"<{count}H", weights), strict=True))


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
