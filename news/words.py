import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import nlpo3

from news.article import NewArticle
from news.rules.summary import summarise
from news.summary import Summary

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_RARE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff๐-๙\u0e4d]")
_TONE_BEFORE_VOWEL = re.compile(r"([\u0e48-\u0e4b]+)([\u0e31\u0e34-\u0e3a\u0e47])")
_REPEATED_MARK = re.compile(r"([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\1+")
_SARA_AM_APART = re.compile(r"\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_THAI_DIGIT = re.compile("[๐-๙]")
_THAI = re.compile("[\u0e01-\u0e4e]")
_RUN = re.compile(r"[\u0e01-\u0e4e]+|[^\W_\u0e00-\u0e7f]+")
_NOT_WORDS = frozenset("ๆฯ")
_LONGEST_RUN = 1000
"""Segmenting costs more than linearly in a run without a space; news never comes near this."""
_LONGEST_WORD = 60
_RUNS_REMEMBERED: Final = 8192
"""An article is summarised by the runs it was segmented into just before; a large feed's fit in."""
_REMEMBERED_RUN: Final = 100
"""Characters; longer runs are rare, and would take memory that nobody has set a bound to."""
_LISTS: Final = Path(__file__).with_name("dictionary")
_DICTIONARY: Final = "khao"


def normalise(text: str) -> str:
    """The one spelling of a text that looks the same: order of marks, digits, case, invisible characters."""
    if text.isascii():
        return text.lower()
    rare = _RARE.search(text) is not None  # most texts have nothing of it, and one look is enough
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text) if rare else text).lower().replace("เเ", "แ")
    if rare:
        text = _SARA_AM_APART.sub("\\1\u0e33", _THAI_DIGIT.sub(lambda digit: str(int(digit[0])), text))
    if _TONE_BEFORE_VOWEL.search(text):
        text = _TONE_BEFORE_VOWEL.sub(r"\2\1", text)
    return _REPEATED_MARK.sub(r"\1", text) if _REPEATED_MARK.search(text) else text


def words_of(text: str) -> tuple[str, ...]:
    """The words that a text is searched by: Thai is segmented by dictionary, all else at its borders."""
    words: list[str] = []
    for run in _RUN.findall(normalise(text)):
        if "\u0e01" <= run[0] <= "\u0e4e":
            words += _remembered(run) if len(run) <= _REMEMBERED_RUN else _long(run)
        else:
            words.append(run[:_LONGEST_WORD])
    return tuple(words)


def segment(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The words of each text."""
    return list(map(words_of, texts))


def summaries(articles: Sequence[NewArticle]) -> list[Summary]:
    """Each article in short."""
    return [summarise(article, words_of) for article in articles]


def needs_dictionary(text: str) -> bool:
    return _THAI.search(text) is not None


class LocalSegmenter:
    """Segments in this very process, which keeps the dictionary for good: for short commands, and tests."""

    async def words(self, texts: Sequence[str]) -> Sequence[tuple[str, ...]]:
        return segment(texts)

    async def summaries(self, articles: Sequence[NewArticle]) -> Sequence[Summary]:
        return summaries(articles)


def _long(run: str) -> Iterator[str]:
    for start in range(0, len(run), _LONGEST_RUN):
        yield from _thai(run[start : start + _LONGEST_RUN])


def _thai(run: str) -> tuple[str, ...]:
    # nlpo3's safe mode corrupts text; bounded runs need no such mode.
    found = nlpo3.segment(run, _dictionary(), safe=False)
    return tuple(word[:_LONGEST_WORD] for word in found if word.strip() and word not in _NOT_WORDS)


_remembered: Final = lru_cache(maxsize=_RUNS_REMEMBERED)(_thai)


@cache
def _dictionary() -> str:
    """All our lists as one dictionary, by its name in nlpo3, which keeps it as long as the process lives.

    It takes some 60 MB and a tenth of a second, so the first Thai text loads it.
    """
    with TemporaryDirectory() as folder:
        joined = Path(folder, "words.txt")
        joined.write_text("\n".join(p.read_text("utf-8") for p in sorted(_LISTS.glob("*.txt"))), "utf-8")
        message, loaded = nlpo3.load_dict(str(joined), _DICTIONARY)
    if not loaded:
        raise RuntimeError(message)
    return _DICTIONARY
