"""What was looked for, found again in a text as it is shown."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from news.found import Excerpt, Span
from news.rules.spelt import Spelt, edge_after, edge_before

WIDTH: Final = 140
"""Characters of a snippet."""
SHOWN: Final = 4_000
"""Characters of a text that are looked through."""
_OFTEN: Final = 8
"""Places of one needle that are looked at: enough to find the best of."""
_SHORT_THAI: Final = re.compile("[\u0e01-\u0e4e]{1,2}")
_SHORT: Final = 3
_WORD: Final = 40
"""Characters in which a word surely ends that begins before them."""
_NEAR: Final = 24
"""Characters by which a snippet may give way to begin and end at a space."""


def is_short(needle: str) -> bool:
    """Whether a needle is so short that it stands in many a Thai word by accident."""
    return _SHORT_THAI.fullmatch(needle) is not None


def marked(text: str, needles: Sequence[str], *, words: Sequence[str] = ()) -> Excerpt:
    """The whole text. `needles` are normalised; short ones are found among the text's own `words`."""
    return Excerpt(text=text, hits=tuple(_merged([span for span, _ in _spans(text, needles, words)])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The piece of a text to be shown, from `start` to `end`; its first hit is at `first`.

    `around` is what has to be cut into words to begin and end between them, from `begins` on: nothing where it
    does so already.
    """

    text: str
    spans: Sequence[Span]
    start: int
    end: int
    first: Span
    begins: int

    @property
    def around(self) -> str:
        return self.text[self.begins : self.end + _WORD] if self.begins_within or self.ends_within else ""

    @property
    def begins_within(self) -> bool:
        """Within a run of letters, maybe within a word."""
        return self.start > 0 and self.text[self.start - 1] != " "

    @property
    def ends_within(self) -> bool:
        return self.end < len(self.text) and self.text[self.end] != " "


def snippet(text: str, needles: Sequence[str], *, words: Sequence[str] = ()) -> Excerpt:
    """The piece of the text that has most of the needles, the first such; empty where it has none."""
    return excerpt_of(passage(text, needles, words=words), ())


def passage(text: str, needles: Sequence[str], *, words: Sequence[str] = ()) -> Passage | None:
    text = " ".join(text[:SHOWN].split())
    found = sorted(_spans(text, needles, words))
    if not found:
        return None
    first = found[_densest(found)][0]
    start, end = _window(text, first)
    return Passage(
        text=text,
        spans=[span for span, _ in found],
        start=start,
        end=end,
        first=first,
        begins=max(text.rfind(" ", 0, start) + 1, edge_before(text, max(0, start - _WORD))),
    )


def excerpt_of(passage: Passage | None, words: Sequence[str]) -> Excerpt:
    """Begun and ended between `words`, those of what is around the passage, as far as it can be."""
    if passage is None:
        return Excerpt(text="")
    text, (start, end) = passage.text, _between_words(passage, words)
    hits = [(max(a, start), min(b, end)) for a, b in passage.spans if a >= start and b <= end]
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    return Excerpt(
        text=before + text[start:end] + after,
        hits=tuple(_merged([(a + shift, b + shift) for a, b in hits])),
    )


def _between_words(passage: Passage, words: Sequence[str]) -> Span:
    text, start, end = passage.text, passage.start, passage.end
    first, last = passage.first
    placed = list(_placed(text, words, passage.begins))
    if passage.begins_within:
        starts = [a for a, _ in placed if a <= first]
        start = _parting(text, [*(a for a in starts if a >= start), *reversed(starts), start])
    if passage.ends_within:
        end = _parting(text, [*(b for _, b in reversed(placed) if last <= b <= end), end])
    return start, end


def _parting(text: str, places: Sequence[int]) -> int:
    """The first of the places where no letter would be parted; the last is one."""
    return next(place for place in places if edge_before(text, place) == place)


def _placed(text: str, words: Sequence[str], at: int) -> Iterator[Span]:
    """Where the words stand, which come one after another; one that is shown otherwise is left out."""
    for word in words:
        start = text.find(word, at, at + len(word) + _WORD)
        if start >= 0:
            at = start + len(word)
            yield start, at


def _spans(text: str, needles: Sequence[str], words: Sequence[str]) -> Iterator[tuple[Span, str]]:
    text = text[:SHOWN]
    needles = list(filter(None, dict.fromkeys(needles)))
    spelt = Spelt(text).told_apart(needles)
    for needle in needles:
        found = _in_words(spelt.text, words, needle) if is_short(needle) else _in_text(spelt.text, needle)
        for start in islice(found, _OFTEN):
            yield spelt.span(start, start + len(needle)), needle


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


def _window(text: str, hit: Span) -> Span:
    """Where a piece of WIDTH begins and ends that begins with, or just before, `hit`."""
    first, last = hit
    start = _begin(text, max(0, first - WIDTH // 4), latest=first)
    longest = max(last, start + WIDTH)
    if longest >= len(text):
        return start, len(text)
    end = edge_after(text, longest)
    space = text.rfind(" ", max(last, end - _NEAR), end)
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
