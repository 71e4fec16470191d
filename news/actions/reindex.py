from typing import Final

from news.actions.prepare import words_of
from news.article import ArticleId
from news.newsroom import Newsroom

AT_ONCE: Final = 20


async def reindex(newsroom: Newsroom, *, before: ArticleId | None = None) -> ArticleId | None:
    """Index the next articles that the index lacks, newest first; where to go on, None where all are in it.

    They are those of an archive that an older Khao has made. Raises SegmentingFailed, StorageError.
    """
    index = newsroom.storage.index
    articles = await index.unindexed(before=before, limit=AT_ONCE)
    if not articles:
        return None
    words = await words_of(newsroom, articles)
    await index.add(list(zip(articles, words, strict=True)))
    return articles[-1].id
