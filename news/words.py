import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from uuid import uuid4

import nlpo3

from news.article import IndexedWords, NewArticle

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_TONE_BEFORE_VOWEL = re.compile(r"([\u0e48-\u0e4b]+)([\u0e31\u0e34-\u0e3a\u0e47])")
_REPEATED_MARK = re.compile(r"([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\1+")
_SARA_AM_APART = re.compile(r"\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_RUN = re.compile(r"[\u0e01-\u0e4e]+|[^\W_\u0e00-\u0e7f]+")
_NOT_WORDS = frozenset("ๆฯ")
_LONGEST_RUN = 1000
"""Segmenting costs more than linearly in a run without a space; news never comes near this."""
_LONGEST_WORD = 60


def normalise(text: str) -> str:
    """The one spelling of a text that looks the same: order of marks, digits, case, invisible characters."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).lower().translate(_THAI_DIGITS)
    text = _SARA_AM_APART.sub("\\1\u0e33", text.replace("เเ", "แ"))
    return _REPEATED_MARK.sub(r"\1", _TONE_BEFORE_VOWEL.sub(r"\2\1", text))


class Words:
    """Cuts text into the words that are searched by, Thai by dictionary and all else at its borders.

    The dictionary takes some 60 MB and a tenth of a second, so the first Thai text loads it, not the start.
    """

    def __init__(self) -> None:
        self._dictionary = ""
        self._loading = Lock()

    def of(self, text: str) -> tuple[str, ...]:
        return tuple(word[:_LONGEST_WORD] for run in _RUN.findall(normalise(text)) for word in self._cut(run))

    def of_article(self, article: NewArticle) -> IndexedWords:
        extras = "\n".join((article.summary, article.category, *article.tags, article.author))
        return IndexedWords(title=self.of(article.title), body=self.of(f"{article.body}\n{extras}"))

    def _cut(self, run: str) -> Iterator[str]:
        if not "\u0e01" <= run[0] <= "\u0e4e":
            yield run
            return
        dictionary = self._loaded()
        for start in range(0, len(run), _LONGEST_RUN):
            # nlpo3's safe mode corrupts text; bounded runs need no such mode.
            for word in nlpo3.segment(run[start : start + _LONGEST_RUN], dictionary, safe=False):
                if word.strip() and word not in _NOT_WORDS:
                    yield word

    def _loaded(self) -> str:
        with self._loading:
            if not self._dictionary:
                self._dictionary = _load()
        return self._dictionary


def _load() -> str:
    """Load all our lists as one dictionary; its name in nlpo3, which keeps dictionaries by name for good."""
    name = f"khao-{uuid4().hex}"
    with TemporaryDirectory() as folder, as_file(files("news") / "dictionary") as lists:
        joined = Path(folder, "words.txt")
        joined.write_text("\n".join(p.read_text("utf-8") for p in sorted(lists.glob("*.txt"))), "utf-8")
        message, loaded = nlpo3.load_dict(str(joined), name)
    if not loaded:
        raise RuntimeError(message)
    return name
