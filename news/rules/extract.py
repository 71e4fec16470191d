"""Which stretches of an article say most of it: a linear model of their place and their words."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from news.rules.phrases import Piece, standing_alone

Words = Callable[[str], Sequence[str]]
Vector = Mapping[str, float]

_PLACE: Final = 0.28
_FIRST: Final = -0.1
"""The very first stretch is often a date and a name."""
_TITLE: Final = 1.1
_REPEATS: Final = -0.2
"""A stretch that says all of the title says nothing new."""
_WHOLE: Final = 0.2
_ROUTINE: Final = -0.07
_LENGTH: Final = -0.1
_ROUTINE_OPENING: Final = re.compile("เมื่อ|วันที่|ผู้สื่อข่าว")
_FURTHEST: Final = 26
"""Pieces that are looked at; news tells the most important first."""
_SHORTEST: Final = 25
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Stretch:
    start: int
    end: int
    text: str
    score: float


def stretches_of(pieces: Sequence[Piece], title: str, words: Words) -> list[Stretch]:
    """All that may be told by itself, best first."""
    looked_at = pieces[:_FURTHEST]
    told = [Counter(words(piece.text)) for piece in looked_at]
    model = _Model(told, Counter(words(title)))
    found = (
        Stretch(start, end, text, model.score(start, end, text)) for start, end, text in _candidates(looked_at)
    )
    return sorted(found, key=lambda stretch: (-stretch.score, stretch.start))


def chosen(stretches: Sequence[Stretch], *, length: int, most: int) -> list[Stretch]:
    """The best that don't overlap and fit together in `length` characters, in the text's order."""
    taken: list[Stretch] = []
    left = length + 1
    for stretch in stretches:
        apart = all(stretch.end <= other.start or other.end <= stretch.start for other in taken)
        apart = apart and stretch.text not in {other.text for other in taken}
        if len(taken) < most and apart and len(stretch.text) + 1 <= left:
            taken.append(stretch)
            left -= len(stretch.text) + 1
    return sorted(taken, key=lambda stretch: stretch.start)


def paragraphs(stretches: Sequence[Stretch]) -> str:
    """What follows each other in the text goes on in one paragraph."""
    told = "".join(
        f"{stretch.text}{' ' if stretch.end == following.start else chr(10) * 2}"
        for stretch, following in pairwise(stretches)
    )
    return told + (stretches[-1].text if stretches else "")


def _candidates(pieces: Sequence[Piece]) -> Iterator[tuple[int, int, str]]:
    for start, piece in enumerate(pieces):
        text = ""
        for end in range(start, len(pieces) if piece.opens else start):
            text = f"{text} {pieces[end].text}".lstrip()
            if len(text) > _LONGEST:
                break
            alone = standing_alone(text)
            if pieces[end].closes and len(alone) >= _SHORTEST:
                yield start, end + 1, alone


class _Model:
    """Words count for more the fewer of the pieces have them."""

    def __init__(self, told: Sequence[Counter[str]], title: Counter[str]) -> None:
        uses = Counter(word for said in told for word in said)
        self._rarity = {word: math.log(1 + len(told) / count) for word, count in uses.items()}
        self._unheard = math.log(1 + len(told))
        self._told = [self._vector(said) for said in told]
        self._title = self._vector(title)
        self._whole = _sum(self._told)
        self._lengths = _norm(self._title), _norm(self._whole)

    def score(self, start: int, end: int, text: str) -> float:
        said = self._told[start] if end == start + 1 else _sum(self._told[start:end])
        shared, length = _product(self._title, said), _norm(said)
        title, whole = self._lengths
        return (
            _PLACE / (1 + start)
            + _FIRST * (start == 0)
            + _TITLE * shared / (length * title or 1)
            + _REPEATS * shared / (title * title or 1)
            + _WHOLE * _product(said, self._whole) / (length * whole or 1)
            + _ROUTINE * bool(_ROUTINE_OPENING.match(text))
            + _LENGTH * len(text) / 200
        )

    def _vector(self, said: Counter[str]) -> Vector:
        return {word: count * self._rarity.get(word, self._unheard) for word, count in said.items()}


def _product(one: Vector, other: Vector) -> float:
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def _norm(vector: Vector) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values()))


def _sum(vectors: Sequence[Vector]) -> Vector:
    whole: dict[str, float] = {}
    for vector in vectors:
        for word, weight in vector.items():
            whole[word] = whole.get(word, 0.0) + weight
    return whole
