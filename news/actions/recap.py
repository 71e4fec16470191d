from collections.abc import Sequence
from typing import Final

from news.article import Article
from news.moment import Moment
from news.newsroom import Newsroom

WEEK: Final = 7 * 86_400
_SPARE: Final = 2
"""Times as many are asked for: some may have been withdrawn since."""


async def recap(newsroom: Newsroom, *, now: Moment, most: int) -> Sequence[Article]:
    """What was read and passed on most in the last seven days, without what has been withdrawn."""
    storage = newsroom.storage
    ids = await storage.tallies.most(Moment(now - WEEK), limit=most * _SPARE)
    found = [await storage.articles.get(one) for one in ids]
    return [article for article in found if article is not None and not article.withdrawn][:most]
