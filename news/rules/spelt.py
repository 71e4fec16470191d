"""A text as it is shown and in its one spelling: which place of the one is which of the other."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from news.found import Span
from news.words import normalise

_MARKS: Final = (
    "\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f"
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060-\u2064"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
_SARA_AM_APART: Final = r"(?<=\u0e4d)\u0e32|(?<=\u0e4d[\u0e48-\u0e4b])\u0e32"
_CLUSTER: Final = re.compile(
    rf"\r\n|(?:เเ|[\U0001f1e6-\U0001f1ff]{{2}}|.)(?:\u200d.|[{_MARKS}]|{_SARA_AM_APART})*", re.DOTALL
)
"""A letter with all that hangs on it, as it is drawn: parted, it would show as something else."""
_SURE_EDGE: Final = re.compile("(?<=[ -~\u0e01-\u0e3a\u0e40-\u0e4c])[ -~\u0e01-\u0e30\u0e41-\u0e44]")
"""A letter that begins anew after any of those: of most places one look tells that the text may be parted."""
_APART: Final = re.compile(r"(?<= )(?=[0-9A-Za-z\u0e01-\u0e2e\u0e40-\u0e44])")


class Spelt:
    """A text in its one spelling, which knows where each letter of it comes from."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self.text = normalise(shown)
        self._pieces: list[_Piece] = []

    def told_apart(self, needles: Sequence[str]) -> "Spelt":
        """Piece by piece, where its length has changed and it has what is looked for."""
        if len(self.text) != len(self._shown) and any(needle in self.text for needle in needles):
            self._pieces = list(_pieces(self._shown))
            self.text = "".join(piece.text for piece in self._pieces)
        return self

    def span(self, start: int, end: int) -> Span:
        if not self._pieces:
            # Letter for letter the same, but for marks that change places: those hang on one letter.
            return edge_before(self._shown, start), edge_after(self._shown, end)
        return self._cluster_of(start)[0], self._cluster_of(end - 1)[1]

    def _cluster_of(self, place: int) -> Span:
        """Where that begins and ends which the letter at `place` comes from."""
        piece = self._pieces[bisect_right(self._pieces, place, key=lambda piece: piece.at) - 1]
        starts, ends = _letter_by_letter(piece.shown)
        return piece.begins + starts[place - piece.at], piece.begins + ends[place - piece.at]


@dataclass(frozen=True, slots=True)
class _Piece:
    """`text` is the one spelling of `shown`; `at` and `begins` are their places in what they are of."""

    text: str
    shown: str
    at: int
    begins: int


def _pieces(shown: str) -> Iterator[_Piece]:
    """Between them nothing hangs together, so that each is spelt by itself as it is within the whole."""
    at = begins = 0
    for told in _APART.split(shown):
        text = normalise(told)
        if text:
            yield _Piece(text, told, at, begins)
        at += len(text)
        begins += len(told)


def edge_before(text: str, place: int) -> int:
    """The last place up to `place` where the text may be parted."""
    if _SURE_EDGE.match(text, place):
        return place
    return max(edge for edge in _edges(text, place) if edge <= place)


def edge_after(text: str, place: int) -> int:
    if _SURE_EDGE.match(text, place):
        return place
    return min(edge for edge in _edges(text, place) if edge >= place)


def _edges(text: str, place: int) -> Iterator[int]:
    """Places around `place` where the text may be parted, from a space before it to the first one after it."""
    start = text.rfind(" ", 0, place)
    while start > 0 and text[start - 1] == "\u200d":  # which ties even a space to what is before it
        start = text.rfind(" ", 0, start)
    yield max(0, start)
    for cluster in _CLUSTER.finditer(text, max(0, start)):
        yield cluster.end()
        if cluster.end() >= place:
            return


@lru_cache(maxsize=64)
def _letter_by_letter(shown: str) -> tuple[list[int], list[int]]:
    """Where the cluster begins and ends that each letter of the one spelling comes from."""
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(shown):
        letters = len(normalise(cluster[0]))
        starts += [cluster.start()] * letters
        ends += [cluster.end()] * letters
    return starts, ends
