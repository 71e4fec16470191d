from typing import Final

from news.actions.prepare import profiles_of, said_in, words_of
from news.article import ArticleId
from news.insight import Insight
from news.newsroom import Newsroom

AT_ONCE: Final = 20


async def reprofile(newsroom: Newsroom, *, before: ArticleId | None = None) -> ArticleId | None:
    """Profile the next articles that lack it, newest first; where to go on, None where all have one.

    They are those of an archive that an older Khao has made. The next time that articles are placed, they are
    too: then they have relations. Raises SegmentingFailed, StorageError.
    """
    stories = newsroom.storage.stories
    articles = await stories.unprofiled(before=before, limit=AT_ONCE)
    if not articles:
        return None
    words = await words_of(newsroom, articles)
    said = said_in(words)
    profiles = await profiles_of(newsroom, articles, words, said)
    await stories.profile(
        {
            article.id: Insight(profile=profile, words=each)
            for article, profile, each in zip(articles, profiles, said, strict=True)
        }
    )
    return articles[-1].id
