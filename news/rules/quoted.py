"""The brackets and quotation marks that are open."""

import re
from typing import Final

_LONGEST: Final = 200
"""A bracket or quotation mark that is not closed by then was never meant to be."""
_PAIRS: Final = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»"}
_ANY: Final = re.compile(r"[()\[\]“”‘’«»\"']")
_MARK: Final = re.compile(r"[()\[\]“”‘’«»\"]|(?:^|(?<=[\u0e01-\u0e4e]))'|'$")


class Quoted:
    def __init__(self) -> None:
        self._closing: list[str] = []
        self._since = 0

    def open(self) -> bool:
        return bool(self._closing) and self._since < _LONGEST

    def read(self, word: str) -> None:
        self._since += len(word) + 1
        if not _ANY.search(word):
            return
        for mark in _MARK.findall(word):
            if self._closing and mark == self._closing[-1]:
                self._closing.pop()
            elif mark in _PAIRS or mark in "\"'":
                if not self._closing:
                    self._since = 0
                self._closing.append(_PAIRS.get(mark, mark))
