import re
from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import category

LONGEST: Final = 64
"""Letters of a word that are looked at; what is longer is no word but an address or a prank."""

_SIGN = re.compile("[^\\w\\s\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|_")
"""What may part words; Thai marks are in nearly every Thai word, and are told apart here for speed."""
_LETTERS = frozenset({"Mn", "Mc", "Co"})
"""Categories that belong to words besides letters (L*) and numbers (N*): as SQLite's index is told."""


def searchable(words: Sequence[str]) -> Iterator[str]:
    """The words as both indexes know them: lower case, of letters, marks and digits alone.

    Both databases are given the same, so that both find the same, and no sign of a query language is left.
    """
    for word in _SIGN.sub(_parting, " ".join(words).lower()).split():
        yield word[:LONGEST]


def _parting(sign: re.Match[str]) -> str:
    kind = category(sign[0])
    return sign[0] if kind[0] in "LN" or kind in _LETTERS else " "
