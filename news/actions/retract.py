from news.article import ArticleId
from news.moment import Moment
from news.newsroom import Newsroom


async def retract(newsroom: Newsroom, article: ArticleId, *, now: Moment) -> bool:
    """Take an article back; False where there is none, or it has been taken back before.

    Durable when it returns: from then on no copy of it leaves, and lists, digests and search show it no more.
    Copies that have arrived are deleted, or say that it was withdrawn where they are too old to be deleted;
    that follows by itself at Telegram's pace, also after a restart. The article stays in the archive,
    `withdrawn`, and its feed can't bring it back.
    """
    return await newsroom.storage.amendments.withdraw(article, now)
