"""Stories that were here before their category had its topic."""

from collections.abc import Sequence
from typing import Final

from news.actions.prepare import words_of
from news.article import ArticleId, Revision
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.filing import filed, is_named

LOOKED_AT: Final = 500
AT_ONCE: Final = 20
"""Stories whose words are cut anew in a slice: their topic is one of them."""


async def refile(newsroom: Newsroom, *, now: Moment) -> bool:
    """A slice of what an editor has asked for; whether there may be more. Nothing is sent by it.

    Raises SegmentingFailed, StorageError.
    """
    refilings = newsroom.storage.refilings
    asked = await refilings.next()
    if asked is None:
        return False
    older = await refilings.older(asked, limit=LOOKED_AT)
    if not older:
        await refilings.finish(asked, now)
        return True
    meant = [story.id for story in older if is_named(story, asked.key)]
    reached = older[-1].id if len(meant) <= AT_ONCE else meant[AT_ONCE - 1]
    await refilings.move(asked, await _moved(newsroom, meant[:AT_ONCE]), reached=reached)
    return True


async def _moved(newsroom: Newsroom, stories: Sequence[ArticleId]) -> list[tuple[int, Revision]]:
    """Those that would be filed elsewhere if they came today, each with the revision it was seen at."""
    storage = newsroom.storage
    articles = await storage.index.articles(stories)
    if not articles:
        return []
    handlings = {source.id: source.handling for source in await storage.index.sources()}
    filings = {
        source: await storage.categories.filings(source) for source in {one.source_id for one in articles}
    }
    now_are = [filed(one, handlings[one.source_id], filings[one.source_id]) for one in articles]
    changed = [
        after for before, after in zip(articles, now_are, strict=True) if after.category != before.category
    ]
    words = await words_of(newsroom, changed) if changed else []
    return [
        (one.revision, Revision(id=one.id, article=one, fingerprint="", words=said))
        for one, said in zip(changed, words, strict=True)
    ]
