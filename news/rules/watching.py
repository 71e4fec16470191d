"""What readers watch for: plain words, cut as those of articles and searches are."""

from collections.abc import Iterable, Sequence
from typing import Final

from news.article import IndexedWords
from news.watch import Phrase, PhraseId

MOST_WORDS: Final = 8
_HEAD: Final = 2
"""Words."""


def head_of(words: Sequence[str]) -> str:
    """How a phrase begins, by which it is found: so few others do that hardly one is looked at in vain."""
    return " ".join(words[:_HEAD])


def heads_in(articles: Iterable[IndexedWords]) -> set[str]:
    """The heads of all phrases that may be in any of the articles."""
    return {head for words in articles for head in _said(words, range(1, _HEAD + 1))}


def heard(phrases: Sequence[Phrase], words: IndexedWords) -> list[Phrase]:
    """Those whose words stand one after another in the article, in its title or in its body."""
    said = _said(words, {_length(phrase.text) for phrase in phrases})
    return [phrase for phrase in phrases if phrase.text in said]


def heard_in_each(phrases: Sequence[Phrase], articles: Sequence[IndexedWords]) -> list[tuple[PhraseId, ...]]:
    """What each article holds of `phrases`, which may be those of all of them together."""
    ids = {phrase.text: phrase.id for phrase in phrases}
    wanted, lengths = frozenset(ids), set(map(_length, ids))
    return [tuple(sorted(map(ids.__getitem__, wanted & _said(words, lengths)))) for words in articles]


def _length(text: str) -> int:
    """No word holds a space."""
    return text.count(" ") + 1


def _said(words: IndexedWords, lengths: Iterable[int]) -> set[str]:
    """All stretches of so many words: an article has a few hundred, however many phrases it is held against."""
    return {
        stretch
        for part in (words.title, words.body)
        for length in lengths
        for stretch in map(" ".join, zip(*(part[start:] for start in range(length)), strict=False))
    }
