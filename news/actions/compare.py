from typing import Final

from news.article import Article
from news.draft import Draft
from news.moment import Moment
from news.newsroom import Newsroom

FRESH: Final = 3 * 86_400
"""Seconds: what was told longer ago may be told again."""
_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 24


async def told_already(newsroom: Newsroom, draft: Draft, *, now: Moment) -> Article | None:
    """A fresh article with all the words of the draft's title."""
    (typed,) = await newsroom.segmenter.words((draft.manuscript.title,))
    words = tuple(dict.fromkeys(typed))[:_MOST_WORDS]
    if len(words) < _FEWEST_WORDS:
        return None
    found = await newsroom.storage.articles.search(words, match="all", number=0, size=5, but=draft.article_id)
    return next((one for one in found.items if one.first_seen > now - FRESH), None)
