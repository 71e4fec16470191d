"""Which stretches of an article say most of it: those whose words a summary is most likely to use."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from math import inf
from typing import Final, NamedTuple

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
_CHARACTERS_A_WORD: Final = 5
"""So many for a word of a telling of the wanted length; more would be told at the cost of what says little."""
_RISK: Final = 2.0
"""Words that a summary is sure to use, which a telling that may begin or end badly must say more."""
_SEAM: Final = 2.0
"""The same, for what stands behind another in the telling and not in the text."""
_UNTOLD: Final = 0.6
"""What it risks to name something and tell nothing of it, as a logarithm like the others."""
_UNSAID: Final = 2.0
"""The same, where it is told who says so."""
_NUMBERED: Final = re.compile(r"(?:^|(?<= ))([1-9])\.(?= ?[\u0e01-\u0e4e]|$)")
_PARTED: Final = re.compile(rf'["“”()]|{_NUMBERED.pattern}')


class Stretch(NamedTuple):
    """`gain` is what its words promise, less what it risks; `cut` is one without its beginning."""

    start: int
    end: int
    text: str
    number: int
    weights: Mapping[str, float]
    """Of each of its words; of all of them there are `number`."""
    gain: float
    cut: bool


class _Promise(NamedTuple):
    """What a piece brings: how likely each word is, how many they are, whether they tell of a deed.

    `parted` is whether it has a mark that comes in pairs, or the number of an item.
    """

    weights: Mapping[str, float]
    number: int
    acts: bool
    parted: bool


def stretches_of(pieces: Iterable[Piece], title: str, words: Words) -> list[Stretch]:
    """All that may be told by itself, or behind another, in the text's order."""
    first = list(islice(pieces, FURTHEST))
    likely = likelihoods(words(title), [piece.words for piece in first])
    promises = [_promise(piece.text, piece.words, likely) for piece in first]
    found: list[Stretch] = []
    for start, piece in enumerate(first):
        if piece.opens:
            alone = promises[start]
            if piece.alone_words is not piece.words:
                alone = _promise(piece.alone, piece.alone_words, likely)
            found += _from(start, first, [alone, *promises[start + 1 :]])
    return found


def _promise(text: str, words: Sequence[str], likely: Mapping[str, float]) -> _Promise:
    weights = {word: likely.get(word, 0.0) for word in words}
    acts = any(is_verb(word) or word.isascii() for word in weights)
    return _Promise(weights, len(words), acts, _PARTED.search(text) is not None)


def chosen(stretches: Sequence[Stretch], *, length: int, most: int) -> list[Stretch]:
    """Those that together say most in `length` characters, and don't overlap, in the text's order."""
    wanted = length / _CHARACTERS_A_WORD
    fitting = [stretch for stretch in stretches if len(stretch.text) <= length]
    fitting.sort(key=lambda stretch: stretch.gain / (stretch.number + wanted), reverse=True)
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


def _from(start: int, pieces: Sequence[Piece], promises: Sequence[_Promise]) -> Iterator[Stretch]:
    """Those that begin with the piece, which `promises` begin with too."""
    first = pieces[start]
    cut = first.alone != first.text
    text, number, acts, waits, says, parted = "", 0, False, False, False, False
    weights: dict[str, float] = {}
    tells: bool | None = None
    for end, (piece, promise) in enumerate(zip(pieces[start:], promises, strict=True), start + 1):
        text = f"{text}{piece.space}{piece.text}" if text else first.alone
        if len(text) > _LONGEST:
            break
        weights.update(promise.weights)
        number, acts = number + promise.number, acts or promise.acts
        says, parted = says or piece.says, parted or promise.parted
        tells, waits = piece.tells_behind(told=tells), piece.waits_behind(waited=waits)
        ends = piece.ended < inf and not (parted and not _is_whole(text))
        if ends and acts and not waits and len(text) >= _SHORTEST:
            risk = first.begun + piece.ended + (0.0 if tells else _UNSAID if says else _UNTOLD)
            gain = sum(weights.values()) - _RISK * risk
            yield Stretch(start, end, text, number, weights.copy(), gain, cut)


def _is_whole(text: str) -> bool:
    """No quotation or numbered list of which only a part is told."""
    if text.count('"') % 2 or text.count("“") != text.count("”") or text.count("(") != text.count(")"):
        return False
    items = _NUMBERED.findall(text)
    return not items or (items[0] == "1" and len(items) > 1)


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
                seam = _SEAM if group and stretch.start > group[-1].end else 0.0
                tells = gain + stretch.gain - seam - sum(_shared(one, stretch) for one in group)
                words = count + stretch.number
                longer.append(([*group, stretch], tells, words, together))
                if tells / (words + wanted) > worth:
                    told, worth = longer[-1][0], tells / (words + wanted)
        groups = longer
    return told


def _greedily(likely: Sequence[Stretch], length: int, most: int, wanted: float) -> list[Stretch]:
    """One after another, each for what it adds."""
    taken: list[Stretch] = []
    told: set[str] = set()
    left = [_Offer(stretch) for stretch in likely]
    size = gain = number = 0.0
    while len(taken) < most:
        left = [
            offer
            for offer in left
            if size + len(offer.stretch.text) <= length and (not taken or _apart(offer.stretch, taken[-1]))
        ]
        if not left:
            break
        best = _next(left, told, gain, number + wanted)
        left.remove(best)
        taken.append(best.stretch)
        told.update(best.stretch.weights)
        size += len(best.stretch.text) + 2
        gain, number = gain + best.adds, number + best.stretch.number
    return sorted(taken, key=_by_place)


class _Offer:
    """What a stretch `adds` beyond what was told when it was last looked at: later it is that at most."""

    def __init__(self, stretch: Stretch) -> None:
        self.stretch = stretch
        self.adds = stretch.gain
        self.beyond = 0

    def look(self, told: set[str]) -> None:
        again = [weight for word, weight in self.stretch.weights.items() if word in told]
        self.adds, self.beyond = self.stretch.gain - sum(again), len(told)


def _next(left: Sequence[_Offer], told: set[str], gain: float, number: float) -> _Offer:
    """The best of them; only those are looked at anew that may be it."""
    while True:
        worth = [(gain + offer.adds) / (number + offer.stretch.number) for offer in left]
        best = left[worth.index(max(worth))]
        if best.beyond == len(told):
            return best
        best.look(told)


def _shared(one: Stretch, other: Stretch) -> float:
    weights = other.weights
    return sum([weight for word, weight in one.weights.items() if word in weights])


def _follows(one: Stretch, other: Stretch) -> bool:
    """Behind the other, and not what it is joined to by a word that is left out."""
    return (one.start > other.end or (one.start == other.end and not one.cut)) and one.text != other.text


def _apart(one: Stretch, other: Stretch) -> bool:
    return _follows(one, other) or _follows(other, one)


def _by_place(stretch: Stretch) -> int:
    return stretch.start
