"""Which stretches of an article say most of it: those whose words a summary is most likely to use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from math import inf
from typing import Final

from news.rules.likely import likelihoods
from news.rules.phrases import Piece
from news.rules.tokens import Words
from news.rules.verbs import is_verb

FURTHEST: Final = 45
"""Pieces of which stretches are made: their number grows with the square of this."""
_SHORTEST: Final = 25
_LONGEST: Final = 300
_TRIED: Final = 12
"""Stretches of which each two and three are tried together."""
_TRIED_FOR_LONG: Final = 40
_TOGETHER: Final = 3
_CHARACTERS_A_WORD: Final = 8
"""So many for a word of a telling of the wanted length; more would be told at the cost of what says little."""
_RISK: Final = 1.3
"""Words that a summary is sure to use, which a telling that may begin or end badly must say more."""
_UNTOLD: Final = 0.6
"""What it risks to name something and tell nothing of it, as a logarithm like the others."""
_UNSAID: Final = 2.0
"""The same, where it is told who says so."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """`gain` is what its words promise, less what it risks; `cut` is one without its beginning.

    Its words are the first `distinct` ones of those `said` from its start on.
    """

    start: int
    end: int
    text: str
    count: int
    said: Mapping[str, float]
    distinct: int
    gain: float
    cut: bool

    def weights(self) -> dict[str, float]:
        return dict(islice(self.said.items(), self.distinct))


def stretches_of(pieces: Sequence[Piece], title: str, words: Words) -> list[Stretch]:
    """All that may be told by itself, or behind another, in the text's order."""
    first = pieces[:FURTHEST]
    return list(_candidates(first, likelihoods(words(title), [piece.words for piece in first])))


def chosen(stretches: Sequence[Stretch], *, length: int, most: int) -> list[Stretch]:
    """Those that together say most in `length` characters, and don't overlap, in the text's order."""
    wanted = length / _CHARACTERS_A_WORD
    fitting = [stretch for stretch in stretches if len(stretch.text) <= length]
    fitting.sort(key=lambda stretch: stretch.gain / (stretch.count + wanted), reverse=True)
    if most <= _TOGETHER:
        return _best(fitting[:_TRIED], length, most, wanted)
    return _greedily(fitting[:_TRIED_FOR_LONG], length, most, wanted)


def paragraphs(stretches: Sequence[Stretch]) -> str:
    """What follows each other in the text goes on in one paragraph."""
    told = "".join(
        f"{stretch.text}{' ' if stretch.end == following.start else chr(10) * 2}"
        for stretch, following in pairwise(stretches)
    )
    return told + (stretches[-1].text if stretches else "")


def _candidates(pieces: Sequence[Piece], likely: Mapping[str, float]) -> Iterator[Stretch]:
    for start, piece in enumerate(pieces):
        if not piece.opens:
            continue
        yield from _from(start, pieces, likely)


def _from(start: int, pieces: Sequence[Piece], likely: Mapping[str, float]) -> Iterator[Stretch]:
    first = pieces[start]
    said: dict[str, float] = {}
    text, count, gain, acts, waits, quotes = "", 0, 0.0, False, False, False
    tells: bool | None = None
    for end, piece in enumerate(pieces[start:], start):
        text = f"{text}{piece.space}{piece.text}" if text else first.alone
        if len(text) > _LONGEST:
            break
        tells, waits = piece.tells_behind(told=tells), piece.waits_behind(waited=waits)
        quotes = quotes or piece.says
        words = piece.words if end > start else first.alone_words
        count += len(words)
        for word in words:
            if word not in said:
                said[word] = likely.get(word, 0.0)
                gain += said[word]
                acts = acts or is_verb(word) or word.isascii()
        if acts and not waits and piece.ended < inf and len(text) >= _SHORTEST and _is_balanced(text):
            risk = first.begun + piece.ended + (0.0 if tells else _UNSAID if quotes else _UNTOLD)
            cut = first.alone != first.text
            yield Stretch(start, end + 1, text, count, said, len(said), gain - _RISK * risk, cut)


def _is_balanced(text: str) -> bool:
    """No quotation of which only half is told."""
    return not text.count('"') % 2 and text.count("“") == text.count("”") and text.count("(") == text.count(")")


def _best(likely: Sequence[Stretch], length: int, most: int, wanted: float) -> list[Stretch]:
    """Of all that can be put together of them."""
    told: list[Stretch] = []
    worth = -inf
    groups: list[tuple[list[Stretch], float, int, int]] = [([], 0.0, 0, -1)]
    for _ in range(most):
        longer = []
        for group, gain, count, size in groups:
            for stretch in likely:
                together = size + 1 + len(stretch.text)
                if together > length or (group and not _follows(stretch, group[-1])):
                    continue
                tells = gain + stretch.gain - sum(_shared(one, stretch) for one in group)
                words = count + stretch.count
                longer.append(([*group, stretch], tells, words, together))
                if tells / (words + wanted) > worth:
                    told, worth = longer[-1][0], tells / (words + wanted)
        groups = longer
    return told


def _greedily(likely: Sequence[Stretch], length: int, most: int, wanted: float) -> list[Stretch]:
    """One after another, each for what it adds."""
    taken: list[Stretch] = []
    told: set[str] = set()
    left = [(stretch, stretch.gain, stretch.weights()) for stretch in likely]
    size = gain = count = 0.0
    while len(taken) < most:
        left = [
            (stretch, adds, weights)
            for stretch, adds, weights in left
            if size + len(stretch.text) <= length and all(_apart(stretch, other) for other in taken[-1:])
        ]
        if not left:
            break
        best, adds, said = max(left, key=lambda one: (gain + one[1]) / (count + one[0].count + wanted))
        taken.append(best)
        size, gain, count = size + len(best.text) + 2, gain + adds, count + best.count
        newly = said.keys() - told
        left = [
            (stretch, adds - sum([weights[word] for word in weights.keys() & newly]), weights)
            for stretch, adds, weights in left
            if stretch is not best
        ]
        told |= newly
    return sorted(taken, key=_by_place)


def _shared(one: Stretch, other: Stretch) -> float:
    weights = other.weights()
    return sum([weight for word, weight in one.weights().items() if word in weights])


def _follows(one: Stretch, other: Stretch) -> bool:
    """Behind the other, and not what it is joined to by a word that is left out."""
    return (one.start > other.end or (one.start == other.end and not one.cut)) and one.text != other.text


def _apart(one: Stretch, other: Stretch) -> bool:
    return _follows(one, other) or _follows(other, one)


def _by_place(stretch: Stretch) -> int:
    return stretch.start
