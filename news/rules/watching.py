"""What readers watch for: plain words, cut as those of articles and searches are."""

from collections.abc import Mapping, Sequence
from typing import Final

from news.article import IndexedWords
from news.watch import Phrase

MOST_WORDS: Final = 8
_END: Final = " | "
"""No word holds a sign, so no phrase runs from a title on into the body."""


def key_word(words: Sequence[str], uses: Mapping[str, int]) -> str:
    """The rarest of the words, of those that are as rare the longest: few articles have it."""
    return min(words, key=lambda word: (uses.get(word, 0), -len(word), word))


def heard(phrases: Sequence[Phrase], words: IndexedWords) -> list[Phrase]:
    """Those whose words stand one after another in the article."""
    text = f" {' '.join(words.title)}{_END}{' '.join(words.body)} "
    return [phrase for phrase in phrases if f" {phrase.text} " in text]
