"""What an article is found by: terms, short names of its words, its title's words, its labels and its trigrams.

A term is a checksum in hexadecimal digits. So whatever strangers write or ask for, a database is given nothing
but digits and a to f, both databases are given the same, and terms are shorter than Thai words, each letter of
which takes three bytes. A pair of words may share a term: then an article more is found, and comes last.
"""

import re
from binascii import crc32
from collections.abc import Iterable, Sequence
from typing import Final, NewType

from news.article import IndexedWords, NewArticle
from news.fold import fold
from news.words import normalise

Term = NewType("Term", str)

HEAD: Final = 300
"""Characters of a text that are searched by their trigrams, after its title."""
_RUN: Final = re.compile("(?:[^\\W_]|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])+")
_MOST_WORDS: Final = 20_000
"""Different words of one article that are indexed."""


def word_term(word: str) -> Term:
    return _term("w", word)


def title_term(word: str) -> Term:
    return _term("t", word)


def label_term(label: str) -> Term:
    """Of a category or a tag, however it is spaced."""
    return _term("l", _label(label))


def trigram_terms(text: str) -> tuple[Term, ...]:
    """Of a normalised text: three letters each, folded, within runs of letters; in their order."""
    return tuple(_term("3", piece) for piece in _trigrams(text))


def spread_terms(text: str, *, most: int) -> tuple[Term, ...]:
    """As few of the trigrams as have each letter of the text, and of a long one no more than `most`."""
    runs = _RUN.findall(fold(text))
    starts = ((run, start) for run in runs for start in (*range(0, len(run) - 3, 3), len(run) - 3))
    pieces = list(dict.fromkeys(run[start : start + 3] for run, start in starts if start >= 0))
    return tuple(_term("3", piece) for piece in pieces[:: max(1, -(-len(pieces) // most))])


def terms_of_each(articles: Iterable[tuple[NewArticle, IndexedWords]]) -> list[frozenset[Term]]:
    """What they have in common is worked out once."""
    known = _Known()
    return [frozenset(map(known.__getitem__, _told(article, words))) for article, words in articles]


class _Known(dict[str, Term]):
    def __missing__(self, told: str) -> Term:
        term = self[told] = _checksum(told)
        return term


def _told(article: NewArticle, words: IndexedWords) -> Iterable[str]:
    """What an article's terms stand for, each behind its kind."""
    title, labels = _some(words.title), filter(None, (article.category, *article.tags))
    return (
        *map("w".__add__, title),
        *map("t".__add__, title),
        *map("w".__add__, _some(words.body)),
        *("l" + _label(label) for label in labels),
        *map("3".__add__, _trigrams(normalise(f"{article.title}\n{article.body[:HEAD]}"))),
    )


def _some(words: Sequence[str]) -> Sequence[str]:
    return list(dict.fromkeys(words))[:_MOST_WORDS]


def _label(label: str) -> str:
    return "".join(_RUN.findall(normalise(label)))


def _trigrams(text: str) -> Iterable[str]:
    runs = _RUN.findall(fold(text))
    return dict.fromkeys([run[start : start + 3] for run in runs for start in range(len(run) - 2)])


def _term(kind: str, text: str) -> Term:
    return _checksum(kind + text)


def _checksum(told: str) -> Term:
    return Term(f"{crc32(told.encode('utf-8', 'surrogatepass')):x}")
