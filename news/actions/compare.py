from typing import Final

from news.article import Article
from news.draft import Draft
from news.lookup import All, Lookup
from news.moment import Moment
from news.newsroom import Newsroom
from news.terms import word_term

FRESH: Final = 3 * 86_400
"""Seconds: what was told longer ago may be told again."""
_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 24
_FIRST: Final = 5


async def told_already(newsroom: Newsroom, draft: Draft, *, now: Moment) -> Article | None:
    """A fresh article with all the words of the draft's title."""
    (typed,) = await newsroom.segmenter.words((draft.manuscript.title,))
    words = tuple(dict.fromkeys(typed))[:_MOST_WORDS]
    if len(words) < _FEWEST_WORDS:
        return None
    index = newsroom.storage.index
    found = await index.find(Lookup(wanted=All([word_term(word) for word in words])), limit=_FIRST)
    others = await index.articles([article for article in found if article != draft.article_id])
    return next((one for one in others if one.first_seen > now - FRESH), None)
