"""Which articles have what is asked for, best first."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from news.article import ArticleId
from news.asked import Asked, By
from news.need import Need
from news.newsroom import Newsroom
from news.rules.merge import having, most_in_common
from news.rules.rank import best_first, rarity
from news.terms import Term, title_term, word_term

MOST: Final = 200
"""Articles that are found: of more the newest, and those that have it all in their title or opening."""
_MOST_TITLES: Final = 100
_WEIGHED: Final = 100
"""Of those, how many are looked through: the others have it deep in their text, and follow as they are."""
_FEWEST_WEIGHED: Final = 40
_LOOKED_FOR: Final = 600
"""Times that a word is looked for in a text, at most."""
_TEXT: Final = 3_000
"""Characters of a text that tell how well it fits; a phrase is looked for in more."""
_WHOLE_TEXT: Final = 100_000
LONG: Final = 30
"""Characters of a query that can't mean much else than what it finds, such as a title."""
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
    looked = len(found) if _has_phrases(asked) else _looked_through(asked)
    weighed = await _weighed(newsroom, asked, found[:looked], sure=sure)
    return Retrieved(articles=[*weighed, *filter(sure.__contains__, found[looked:])], more=more)


async def _by_words_and_letters(
    newsroom: Newsroom, asked: Asked
) -> tuple[Sequence[ArticleId], Sequence[ArticleId]]:
    async def find(by: By, limit: int) -> Sequence[ArticleId]:
        return await newsroom.storage.index.find(asked.lookup(by), limit=limit)

    if sum(len(need.text) for need in asked.needs) <= LONG:
        by_words, by_letters = await asyncio.gather(find("words", MOST), find("letters", _MOST_TITLES))
        return by_words, by_letters
    by_words = await find("words", MOST)
    return by_words, () if by_words else await find("letters", _MOST_TITLES)


async def some_of_it(newsroom: Newsroom, asked: Asked, *, besides: Sequence[ArticleId] = ()) -> list[ArticleId]:
    """Articles with some of the words, rare ones counting for more, and with those `besides`."""
    words = _words(asked.needs)
    index = newsroom.storage.index
    if asked.found_nowhere or not words:
        return []
    rarities = await _rarities(newsroom, words)
    rarest = sorted(words, key=lambda word: -rarities.get(word, 1.0))[:_RAREST]
    terms = [*map(word_term, rarest), *map(title_term, rarest)]
    articles, postings = await asyncio.gather(
        index.size(), index.postings(terms, limit=_POSTINGS, within=asked.within)
    )
    some = await asyncio.to_thread(
        most_in_common, postings, limit=_POSTINGS, articles=articles, rarest=len(terms), size=_WEIGHED
    )
    found = list(dict.fromkeys((*besides, *some)))
    return await _weighed(newsroom, asked, found, sure=frozenset(found), rarities=rarities)


async def _weighed(
    newsroom: Newsroom,
    asked: Asked,
    found: Sequence[ArticleId],
    *,
    sure: frozenset[ArticleId],
    rarities: Mapping[str, float] | None = None,
) -> list[ArticleId]:
    length = (_WHOLE_TEXT if _has_phrases(asked) else _TEXT) if asked.needs or asked.unwanted else 0
    candidates = newsroom.storage.index.candidates(found, length=length)
    words = () if rarities else _words(asked.needs)
    told, looked_up = await asyncio.gather(candidates, _rarities(newsroom, words))
    # In a thread: a hundred texts and a long question take some 10 ms.
    return await asyncio.to_thread(best_first, asked, told, rarities or looked_up, sure=sure)


async def _rarities(newsroom: Newsroom, words: Sequence[str]) -> Mapping[str, float]:
    if not words[1:]:
        return {}
    return dict(zip(words, await rarities_of(newsroom, list(map(word_term, words))), strict=True))


async def rarities_of(newsroom: Newsroom, terms: Sequence[Term], *, sample: int = _SAMPLE) -> list[float]:
    index = newsroom.storage.index
    articles, postings = await asyncio.gather(index.size(), index.postings(terms, limit=sample))
    return [rarity(articles, having(found, limit=sample, articles=articles)) for found in postings]


def _looked_through(asked: Asked) -> int:
    words = sum(len(need.words) for need in asked.needs)
    return max(_FEWEST_WEIGHED, min(_WEIGHED, _LOOKED_FOR // words))


def _has_phrases(asked: Asked) -> bool:
    return any(need.phrase for need in chain(asked.needs, asked.unwanted))


def _words(needs: Sequence[Need]) -> list[str]:
    return list(dict.fromkeys(word for need in needs for word in need.words))[:_MOST_WORDS]
