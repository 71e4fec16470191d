"""Which articles have what is asked for, best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from news.article import ArticleId
from news.asked import Asked
from news.need import Need
from news.newsroom import Newsroom
from news.rules.merge import having, most_in_common
from news.rules.rank import best_first, rarity
from news.terms import title_term, word_term

MOST: Final = 200
"""Articles that are weighed: of more the newest, and those that have it all in their title."""
_MOST_TITLES: Final = 100
_TEXT: Final = 3_000
"""Characters of a text that tell how well it fits; a phrase is looked for in more."""
_WHOLE_TEXT: Final = 100_000
_SOME: Final = 100
_POSTINGS: Final = 1_000
_SAMPLE: Final = 200
"""Of the articles with a word, by whose distance it is told how rare the word is."""
_RAREST: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    articles: Sequence[ArticleId]
    more: bool = False


async def all_of_it(newsroom: Newsroom, asked: Asked) -> Retrieved:
    """Articles with all that is asked for, of those that the index finds first."""
    index = newsroom.storage.index
    if asked.found_nowhere:
        return Retrieved(articles=())
    by_words = await index.find(asked.lookup("words"), limit=MOST)
    found = dict.fromkeys(by_words)
    more = len(by_words) == MOST
    if asked.needs:
        if more:
            found |= dict.fromkeys(await index.find(asked.lookup("title"), limit=_MOST_TITLES))
        found |= dict.fromkeys(await index.find(asked.lookup("letters"), limit=_MOST_TITLES))
    sure = frozenset(by_words)
    return Retrieved(articles=await _weighed(newsroom, asked, list(found), sure=sure), more=more)


async def some_of_it(newsroom: Newsroom, asked: Asked) -> list[ArticleId]:
    """Articles with some of the words, rare ones counting for more."""
    words = _words(asked.needs)
    index = newsroom.storage.index
    if asked.found_nowhere or not words:
        return []
    terms = [*map(word_term, words), *map(title_term, words)]
    postings = await index.postings(terms, limit=_POSTINGS, within=asked.within)
    articles = await index.size()
    some = most_in_common(postings, limit=_POSTINGS, articles=articles, rarest=2 * _RAREST, size=_SOME)
    return await _weighed(newsroom, asked, some, sure=frozenset(some))


async def _weighed(
    newsroom: Newsroom, asked: Asked, found: Sequence[ArticleId], *, sure: frozenset[ArticleId]
) -> list[ArticleId]:
    phrases = any(need.phrase for need in chain(asked.needs, asked.unwanted))
    candidates = await newsroom.storage.index.candidates(found, length=_WHOLE_TEXT if phrases else _TEXT)
    rarities = await _rarities(newsroom, _words(asked.needs))
    return best_first(asked, candidates, rarities, sure=sure)


async def _rarities(newsroom: Newsroom, words: Sequence[str]) -> Mapping[str, float]:
    if not words[1:]:
        return {}
    index = newsroom.storage.index
    articles = await index.size()
    postings = await index.postings([word_term(word) for word in words], limit=_SAMPLE)
    return {
        word: rarity(articles, having(found, limit=_SAMPLE, articles=articles))
        for word, found in zip(words, postings, strict=True)
    }


def _words(needs: Sequence[Need]) -> list[str]:
    return list(dict.fromkeys(word for need in needs for word in need.words))[:40]
