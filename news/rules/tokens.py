"""A paragraph as what stands between two spaces, and the words of each."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from news.rules import thai
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
_KNOWN: Final = re.compile(f"({'|'.join(map(re.escape, sorted(_LISTED, key=len, reverse=True)))})")


class Token:
    """What stands between two spaces, its words, and what is asked of them again and again.

    `acts` tells of each word whether it is a verb, `space` stands before it.
    """

    __slots__ = ("acts", "first", "is_thai", "last", "shape", "space", "text", "words")

    def __init__(self, text: str, words: tuple[str, ...], space: str = " ") -> None:
        self.text = text
        self.words = words
        self.space = space
        self.first, self.last = (words[0], words[-1]) if words else ("", "")
        self.acts = tuple(map(is_verb, words))
        self.shape = shape_of(text)
        self.is_thai = _THAI.search(text) is not None


def tokens_of(paragraph: str, words: Words) -> list[Token]:
    texts = paragraph.split()
    cuts = map(words, texts) if _BORDER in paragraph.lower() else _cut(texts, words)
    return [token for text, cut in zip(texts, cuts, strict=True) for token in _tokens(text, tuple(cut))]


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


def _tokens(text: str, cut: tuple[str, ...]) -> list[Token]:
    """What stands between two spaces, cut where another clause begins without one."""
    if len(text) < 2 * _SHORTEST_CLAUSE or thai.INSIDE.isdisjoint(cut):
        return [Token(text, cut)]
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
