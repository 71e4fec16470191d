"""Which articles have what is asked for, best first."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from news.actions.sample import Sample, have_in_common, sample
from news.article import ArticleId
from news.asked import Asked, By
from news.need import Need
from news.newsroom import Newsroom
from news.rules.rank import best_first
from news.terms import title_term, word_term

MOST: Final = 200
"""Articles that are found: of more the newest, and those that have it all in their title or opening."""
_MOST_TITLES: Final = 100
_WEIGHED: Final = 80
"""Of those, how many are looked through: the others have it deep in their text, and follow as they are."""
_FEWEST_WEIGHED: Final = 40
_LOOKED_FOR: Final = 600
"""Times that a word is looked for in a text, at most."""
_TEXT: Final = 3_000
"""Characters of a text that tell how well it fits; a phrase is looked for in more."""
_WHOLE_TEXT: Final = 100_000
LONG: Final = 30
"""Characters of a query that can't mean much else than what it finds, such as a title."""
_PLENTY: Final = 10
"""Articles with several words, of which each needn't be looked for as a part of another."""
_POSTINGS: Final = 1_000
_SAMPLE: Final = 200
"""Of the articles with a word, by whose distance it is told how rare the word is."""
_RAREST: Final = 10
_MOST_WORDS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    articles: Sequence[ArticleId] = ()
    more: bool = False


async def all_of_it(newsroom: Newsroom, asked: Asked) -> Retrieved:
    """Articles with all that is asked for, of those that the index finds first."""
    index = newsroom.storage.index
    if asked.found_nowhere:
        return Retrieved()
    if not asked.needs:
        found = await index.find(asked.lookup("words"), limit=MOST)
        return Retrieved(
            articles=await _weighed(newsroom, asked, found, sure=frozenset(found)), more=len(found) == MOST
        )
    by_words, by_letters = await _by_words_and_letters(newsroom, asked)
    more = len(by_words) == MOST
    titles = await index.find(asked.lookup("title"), limit=_MOST_TITLES) if len(by_words) > _WEIGHED else ()
    found = list(dict.fromkeys((*titles, *by_letters, *by_words)))
    sure = frozenset((*titles, *by_words))
    read = len(found) if _has_phrases(asked) else _looked_through(asked)
    weighed = await _weighed(newsroom, asked, found[:read], sure=sure, most=_WEIGHED)
    return Retrieved(articles=[*weighed, *filter(sure.__contains__, found[read:])], more=more)


async def _by_words_and_letters(
    newsroom: Newsroom, asked: Asked
) -> tuple[Sequence[ArticleId], Sequence[ArticleId]]:
    async def find(by: By, limit: int) -> Sequence[ArticleId]:
        return await newsroom.storage.index.find(asked.lookup(by), limit=limit)

    is_long = sum(len(need.text) for need in asked.needs) > LONG
    if len(asked.needs) == 1 and not is_long:
        by_words, by_letters = await asyncio.gather(find("words", MOST), find("letters", _MOST_TITLES))
        return by_words, by_letters
    by_words = await find("words", MOST)
    is_enough = len(by_words) >= (1 if is_long else _PLENTY)
    return by_words, () if is_enough else await find("letters", _MOST_TITLES)


async def some_of_it(newsroom: Newsroom, asked: Asked, *, besides: Sequence[ArticleId] = ()) -> list[ArticleId]:
    """Articles with some of the words, rare ones counting for more, and with those `besides`."""
    words = _words(asked.needs)
    if asked.found_nowhere or not words:
        return []
    known = await sample(newsroom, list(map(word_term, words)), size=_SAMPLE)
    rare = _rare(words, known)
    rarest = sorted(words, key=lambda word: -rare[word])[:_RAREST]
    terms = [*map(word_term, rarest), *map(title_term, rarest)]
    some = await have_in_common(newsroom, known, terms, limit=_POSTINGS, within=asked.within, size=_WEIGHED)
    found = list(dict.fromkeys((*besides, *some)))
    return await _weighed(newsroom, asked, found, sure=frozenset(found), rare=rare)


async def _weighed(
    newsroom: Newsroom,
    asked: Asked,
    found: Sequence[ArticleId],
    *,
    sure: frozenset[ArticleId],
    rare: Mapping[str, float] | None = None,
    most: int = MOST,
) -> list[ArticleId]:
    if not found:
        return []
    length = (_WHOLE_TEXT if _has_phrases(asked) else _TEXT) if asked.needs or asked.unwanted else 0
    candidates = newsroom.storage.index.candidates(found, length=length)
    read, looked_up = await asyncio.gather(candidates, _rarities(newsroom, () if rare else _words(asked.needs)))
    known = {candidate.id: candidate for candidate in read}
    told = [known[article] for article in found if article in known]
    # In a thread: a hundred texts and a long question take some 10 ms.
    return await asyncio.to_thread(best_first, asked, told, rare or looked_up, sure=sure, most=most)


async def _rarities(newsroom: Newsroom, words: Sequence[str]) -> Mapping[str, float]:
    if not words[1:]:  # nothing to compare it with
        return {}
    return _rare(words, await sample(newsroom, list(map(word_term, words)), size=_SAMPLE))


def _rare(words: Sequence[str], known: Sample) -> Mapping[str, float]:
    return {word: known.rarities[word_term(word)] for word in words}


def _looked_through(asked: Asked) -> int:
    words = sum(len(need.words) for need in asked.needs)
    return max(_FEWEST_WEIGHED, min(_WEIGHED, _LOOKED_FOR // words))


def _has_phrases(asked: Asked) -> bool:
    return any(need.phrase for need in chain(asked.needs, asked.unwanted))


def _words(needs: Sequence[Need]) -> list[str]:
    return list(dict.fromkeys(word for need in needs for word in need.words))[:_MOST_WORDS]
