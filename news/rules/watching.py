"""What readers watch for: plain words, cut as those of articles and searches are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from news.article import IndexedWords
from news.watch import Phrase, PhraseId

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


def heard_in_each(phrases: Sequence[Phrase], articles: Sequence[IndexedWords]) -> list[tuple[PhraseId, ...]]:
    """What each article holds of `phrases`, which may be those of all of them together."""
    by_first: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        by_first[phrase.text.partition(" ")[0]].append(phrase)
    return [
        tuple(sorted(phrase.id for phrase in heard(_beginning_in(words, by_first), words)))
        for words in articles
    ]


def _beginning_in(words: IndexedWords, by_first: Mapping[str, Sequence[Phrase]]) -> list[Phrase]:
    return [phrase for word in {*words.title, *words.body} for phrase in by_first.get(word, ())]
