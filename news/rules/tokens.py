"""A paragraph as what stands between two spaces, and the words of each."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from news.rules import thai
from news.rules.sentences import sentences_of
from news.rules.shape import shape_of
from news.rules.verbs import VERBS, is_verb

Words = Callable[[str], Sequence[str]]

_SHORTEST_CLAUSE: Final = 12
_SHORTEST_SAYING: Final = 5
_BORDER: Final = "ꙮ"
"""A letter that no news uses."""
_THAI: Final = re.compile("[\u0e01-\u0e4e]")
_LISTED: Final = (
    thai.WANTING
    | thai.GOING_ON
    | thai.JOINERS
    | thai.OPENERS
    | thai.LEANING
    | thai.DANGLING
    | thai.SUBORDINATORS
    | VERBS
)


def _any_of(words: Iterable[str]) -> str:
    """The longest first, by first letters: so that few are tried where a text has none of them."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


_KNOWN: Final = re.compile(f"({_any_of(_LISTED)})")


class Token:
    """What stands between two spaces, or an English sentence; its words, and what is asked of them often.

    `acts` tells of each word whether it is a verb, `space` stands before it.
    """

    __slots__ = ("acts", "first", "is_thai", "last", "shape", "space", "text", "words")

    def __init__(self, text: str, words: tuple[str, ...], space: str = " ") -> None:
        self.text = text
        self.words = words
        self.space = space
        self.first, self.last = (words[0], words[-1]) if words else ("", "")
        self.shape = shape_of(text)
        self.is_thai = not text.isascii() and _THAI.search(text) is not None
        self.acts = tuple(map(is_verb, words)) if self.is_thai else (False,) * len(words)


def tokens_of(paragraph: str, words: Words) -> list[Token]:
    """Of one without a Thai letter, its sentences: nothing is asked of what they are made of."""
    texts = paragraph.split()
    if texts and not _THAI.search(paragraph):
        texts = sentences_of(texts)
    cuts = map(words, texts) if _BORDER in paragraph.lower() else _cut(texts, words)
    found: list[Token] = []
    for text, cut in zip(texts, map(tuple, cuts), strict=True):
        if len(text) < 2 * _SHORTEST_CLAUSE or thai.INSIDE.isdisjoint(cut):
            found.append(Token(text, cut))
        else:
            found += _clauses(text, cut)
    return found


def known_words_of(text: str) -> Sequence[str]:
    """For where there is no dictionary: the words that matter here, and what stands between them."""
    found: list[str] = []
    for token in text.split():
        if token.isascii():
            found.append(token)
        else:
            found += filter(None, _KNOWN.split(token))
    return found


def _cut(texts: Sequence[str], words: Words) -> list[tuple[str, ...]]:
    """The words of each, from one look at all of them, which takes half the time."""
    found: list[tuple[str, ...]] = []
    begun: list[str] = []
    for word in words(f" {_BORDER} ".join(texts)):
        if word == _BORDER:
            found.append(tuple(begun))
            begun = []
        else:
            begun.append(word)
    return [*found, tuple(begun)] if texts else []


def _clauses(text: str, cut: tuple[str, ...]) -> list[Token]:
    """What stands between two spaces, cut where another clause begins without one."""
    tokens: list[Token] = []
    start = first = place = 0
    for number, word in enumerate(cut):
        found = text.find(word, place)
        if found < 0:
            continue
        begins = number and word in thai.INSIDE and word not in thai.THAT
        after = number and cut[number - 1] in thai.THAT and number - first > 1
        if (
            (begins or after)
            and found - start >= (_SHORTEST_SAYING if after else _SHORTEST_CLAUSE)
            and len(text) - found >= _SHORTEST_CLAUSE
        ):
            tokens.append(Token(text[start:found], cut[first:number], "" if start else " "))
            start, first = found, number
        place = found + len(word)
    return [*tokens, Token(text[start:], cut[first:], "" if start else " ")]
