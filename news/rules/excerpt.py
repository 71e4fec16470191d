"""What was looked for, found again in a text as it is shown."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from news.found import Excerpt, Span
from news.words import normalise

WIDTH: Final = 140
"""Characters of a snippet."""
SHOWN: Final = 4_000
"""Characters of a text that are looked through."""
_OFTEN: Final = 8
"""Places of one needle that are looked at: enough to find the best of."""
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
_APART: Final = re.compile(r"(?<= )(?=[0-9A-Za-z\u0e01-\u0e2e\u0e40-\u0e44])")
_SHORT_THAI: Final = re.compile("[\u0e01-\u0e4e]{1,2}")
_SHORT: Final = 3
_NEAR: Final = 24
"""Characters by which a snippet may give way to begin and end at a space."""


def is_short(needle: str) -> bool:
    """Whether a needle is so short that it stands in many a Thai word by accident."""
    return _SHORT_THAI.fullmatch(needle) is not None


def marked(text: str, needles: Sequence[str], *, words: Sequence[str] = ()) -> Excerpt:
    """The whole text. `needles` are normalised; short ones are found among the text's own `words`."""
    return Excerpt(text=text, hits=tuple(_merged([span for span, _ in _spans(text, needles, words)])))


def snippet(text: str, needles: Sequence[str], *, words: Sequence[str] = ()) -> Excerpt:
    """The piece of the text that has most of the needles, the first such; empty where it has none."""
    text = " ".join(text[:SHOWN].split())
    found = sorted(_spans(text, needles, words))
    if not found:
        return Excerpt(text="")
    start, end = _window(text, found)
    hits = [(max(a, start), min(b, end)) for (a, b), _ in found if a >= start and b <= end]
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    return Excerpt(
        text=before + text[start:end] + after,
        hits=tuple(_merged([(a + shift, b + shift) for a, b in hits])),
    )


def _spans(text: str, needles: Sequence[str], words: Sequence[str]) -> Iterator[tuple[Span, str]]:
    text = text[:SHOWN]
    needles = list(filter(None, dict.fromkeys(needles)))
    spelt = _Spelt(text).told_apart(needles)
    for needle in needles:
        found = _in_words(spelt.text, words, needle) if is_short(needle) else _in_text(spelt.text, needle)
        for start in islice(found, _OFTEN):
            yield spelt.span(start, start + len(needle)), needle


class _Spelt:
    """A text in its one spelling, which knows where each letter of it comes from."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self.text = normalise(shown)
        self._pieces: list[_Piece] = []

    def told_apart(self, needles: Sequence[str]) -> "_Spelt":
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
    return max(edge for edge in _edges(text, place) if edge <= place)


def edge_after(text: str, place: int) -> int:
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


def _in_text(text: str, needle: str) -> Iterator[int]:
    start = text.find(needle)
    while start >= 0:
        if len(needle) > _SHORT or _stands_alone(text, start, start + len(needle)):
            yield start
        start = text.find(needle, start + len(needle))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Of a few Latin letters: that they are no part of a longer word."""
    if not text[start].isascii():
        return True
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return not any(letter.isascii() and letter.isalnum() for letter in around)


def _in_words(text: str, words: Sequence[str], needle: str) -> Iterator[int]:
    at = 0
    for word in words:
        start = text.find(word, at)
        if start < 0:
            continue
        if word == needle:
            yield start
        at = start + len(word)


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


def _window(text: str, found: Sequence[tuple[Span, str]]) -> Span:
    """Where a piece of WIDTH begins and ends that holds the most different needles."""
    best = _densest(found)
    first = found[best][0][0]
    start = _begin(text, max(0, first - WIDTH // 4), latest=first)
    longest = max(found[best][0][1], start + WIDTH)
    if longest >= len(text):
        return start, len(text)
    end = edge_after(text, longest)
    space = text.rfind(" ", max(found[best][0][1], end - _NEAR), end)
    return start, space if space > start else end


def _densest(found: Sequence[tuple[Span, str]]) -> int:
    """From which place on the most different needles lie close together; of equal ones the first."""
    inside: Counter[str] = Counter()
    best, most, end = 0, 0, 0
    for i, ((start, _), needle) in enumerate(found):
        while end < len(found) and found[end][0][1] <= start + WIDTH * 3 // 4:
            inside[found[end][1]] += 1
            end += 1
        if len(inside) > most:
            best, most = i, len(inside)
        if end > i:
            inside[needle] -= 1
            if not inside[needle]:
                del inside[needle]
        else:
            end = i + 1
    return best


def _begin(text: str, near: int, *, latest: int) -> int:
    """The start of a phrase close before or after `near`, else of a letter, but no later than `latest`."""
    if not near:
        return 0
    space = text.find(" ", near, min(latest, near + _NEAR))
    return space + 1 if space >= 0 else min(latest, edge_after(text, near))


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    ordered = sorted(spans)
    if not ordered:
        return
    start, end = ordered[0]
    for _, (a, b) in pairwise(ordered):
        if a > end:
            yield start, end
            start, end = a, b
        else:
            end = max(end, b)
    yield start, end
