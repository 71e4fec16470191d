"""Which stretches of an article say most of it: those whose words a summary is most likely to use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from news.rules.likely import likelihoods
from news.rules.phrases import Piece
from news.rules.tokens import Words

FURTHEST: Final = 30
"""Pieces of which stretches are made: their number grows with the square of this."""
_SHORTEST: Final = 25
_LONGEST: Final = 300
_TRIED: Final = 12
"""Stretches of which each two and three are tried together."""
_TOGETHER: Final = 3
_CHARACTERS_A_WORD: Final = 8
"""So many for a word of a telling of the wanted length; more would be told at the cost of what says little."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """`weights` are of its words; `alone` is one that may come first, `cut` one without its beginning."""

    start: int
    end: int
    text: str
    count: int
    weights: Mapping[str, float]
    gain: float
    alone: bool
    cut: bool


def stretches_of(pieces: Sequence[Piece], title: str, words: Words) -> list[Stretch]:
    """All that may be told by itself, or behind another, in the text's order."""
    first = pieces[:FURTHEST]
    return list(_candidates(first, likelihoods(words(title), [piece.words for piece in first])))


def chosen(stretches: Sequence[Stretch], *, length: int, most: int) -> list[Stretch]:
    """Those that together say most in `length` characters, and don't overlap, in the text's order."""
    wanted = length / _CHARACTERS_A_WORD
    fitting = [stretch for stretch in stretches if len(stretch.text) <= length]
    fitting.sort(key=lambda stretch: stretch.gain / (stretch.count + wanted), reverse=True)
    return (
        _best(fitting, length, most, wanted) if most <= _TOGETHER else _greedily(fitting, length, most, wanted)
    )


def paragraphs(stretches: Sequence[Stretch]) -> str:
    """What follows each other in the text goes on in one paragraph."""
    told = "".join(
        f"{stretch.text}{' ' if stretch.end == following.start else chr(10) * 2}"
        for stretch, following in pairwise(stretches)
    )
    return told + (stretches[-1].text if stretches else "")


def _candidates(pieces: Sequence[Piece], likely: Mapping[str, float]) -> Iterator[Stretch]:
    for start, piece in enumerate(pieces):
        weights: dict[str, float] = {}
        text, count, cut = "", 0, piece.alone != piece.text
        lacks = False
        for end in range(start, len(pieces) if piece.opens or piece.continues else start):
            following = pieces[end]
            lacks = end > start and following.leans and (lacks or not _is_whole(pieces[end - 1]))
            text = f"{text}{following.space}{following.text}" if text else piece.alone
            if len(text) > _LONGEST:
                break
            said = following.words if end > start else piece.alone_words
            count += len(said)
            weights |= {word: likely.get(word, 0.0) for word in said}
            if following.closes and not lacks and len(text) >= _SHORTEST and _is_balanced(text):
                yield Stretch(
                    start, end + 1, text, count, dict(weights), sum(weights.values()), piece.opens, cut
                )


def _is_whole(piece: Piece) -> bool:
    return piece.closes or piece.text.endswith("ว่า")


def _is_balanced(text: str) -> bool:
    """No quotation of which only half is told."""
    return not text.count('"') % 2 and text.count("“") == text.count("”") and text.count("(") == text.count(")")


def _best(fitting: Sequence[Stretch], length: int, most: int, wanted: float) -> list[Stretch]:
    """Of all that can be put together of the best."""
    likely = sorted(fitting[:_TRIED], key=_by_place)
    best = max(
        (stretch for stretch in fitting if stretch.alone), key=lambda one: _worth(one, wanted), default=None
    )
    if best is None:
        return []
    told, worth = [best], _worth(best, wanted)
    groups = [
        ([stretch], stretch.gain, stretch.count, len(stretch.text)) for stretch in likely if stretch.alone
    ]
    for _ in range(most - 1):
        longer = []
        for group, gain, count, size in groups:
            for stretch in likely:
                together = size + 1 + len(stretch.text)
                if not _follows(stretch, group[-1]) or together > length:
                    continue
                tells = gain + stretch.gain - sum(_shared(one, stretch) for one in group)
                words = count + stretch.count
                longer.append(([*group, stretch], tells, words, together))
                if tells / (words + wanted) > worth:
                    told, worth = longer[-1][0], tells / (words + wanted)
        groups = longer
    return told


def _greedily(fitting: Sequence[Stretch], length: int, most: int, wanted: float) -> list[Stretch]:
    """One after another, each for what it adds."""
    taken: list[Stretch] = []
    told: set[str] = set()
    left = [(stretch, stretch.gain) for stretch in fitting]
    size = gain = count = 0.0
    while len(taken) < most:
        left = [
            (stretch, adds)
            for stretch, adds in left
            if size + len(stretch.text) <= length and all(_apart(stretch, other) for other in taken[-1:])
        ]
        can = [
            (stretch, adds)
            for stretch, adds in left
            if stretch.alone or any(one.start < stretch.start for one in taken)
        ]
        if not can:
            break
        best, adds = max(can, key=lambda one: (gain + one[1]) / (count + one[0].count + wanted))
        taken.append(best)
        size, gain, count = size + len(best.text) + 2, gain + adds, count + best.count
        left = [
            (stretch, adds - _shared_newly(stretch, best, told))
            for stretch, adds in left
            if stretch is not best
        ]
        told |= best.weights.keys()
    return sorted(taken, key=_by_place)


def _worth(stretch: Stretch, wanted: float) -> float:
    return stretch.gain / (stretch.count + wanted)


def _shared(one: Stretch, other: Stretch) -> float:
    return sum([one.weights[word] for word in one.weights.keys() & other.weights.keys()])


def _shared_newly(stretch: Stretch, best: Stretch, told: set[str]) -> float:
    weights = stretch.weights
    return sum([weights[word] for word in (weights.keys() & best.weights.keys()) - told])


def _follows(one: Stretch, other: Stretch) -> bool:
    """Behind the other, and not what it is joined to by a word that is left out."""
    return (one.start > other.end or (one.start == other.end and not one.cut)) and one.text != other.text


def _apart(one: Stretch, other: Stretch) -> bool:
    return _follows(one, other) or _follows(other, one)


def _by_place(stretch: Stretch) -> int:
    return stretch.start
