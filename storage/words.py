import re
from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import category

LONGEST: Final = 64
"""Letters of a word that are looked at; what is longer is no word but an address or a prank."""

_PLAIN = re.compile(r"(?:[^\W_]|[\u0e01-\u0e3a\u0e40-\u0e4e])+")
_LETTERS = frozenset({"Mn", "Mc", "Co"})
"""Categories that belong to words besides letters (L*) and numbers (N*): as SQLite's index is told."""


def searchable(words: Sequence[str]) -> Iterator[str]:
    """The words as both indexes know them: lower case, of letters, marks and digits alone.

    Both databases are given the same, so that both find the same, and no sign of a query language is left.
    """
    for word in words:
        for part in _parts(word.lower()):
            yield part[:LONGEST]


def _parts(word: str) -> Sequence[str]:
    if _PLAIN.fullmatch(word):
        return (word,)
    return "".join(letter if _belongs(letter) else " " for letter in word).split()


def _belongs(letter: str) -> bool:
    kind = category(letter)
    return kind[0] in "LN" or kind in _LETTERS
