from dataclasses import replace
from typing import Final

from news.actions.prepare import prepare
from news.actions.publish import Render
from news.actions.sponsor import RenderSponsored, placement
from news.article import ArticleId
from news.audit import Deed
from news.draft import Draft, DraftState
from news.errors import SegmentingFailed
from news.look import Look
from news.moment import Moment
from news.newsroom import Newsroom
from news.push import NewPush
from news.rules.own import NAMELESS, key_of, own_article

AT_ONCE: Final = 20


async def release(
    newsroom: Newsroom, *, render: Render, sponsored: RenderSponsored, now: Moment
) -> list[Draft]:
    """File and push every draft whose time has come; those that are out now.

    A crash in the middle is made good at the next call: each step done twice is done once.
    """
    released = []
    for draft in await newsroom.storage.drafts.due(now, limit=AT_ONCE):
        taken = await _take(newsroom, draft)
        try:
            out = await _push(newsroom, taken, render, sponsored, now) if taken is not None else None
        except SegmentingFailed:
            continue  # at the next call
        if out is not None:
            released.append(out)
    return released


async def _take(newsroom: Newsroom, draft: Draft) -> Draft | None:
    """From here on nobody can stop it; None where somebody just has."""
    if draft.state is DraftState.RELEASING:
        return draft
    return await newsroom.storage.drafts.change(replace(draft, state=DraftState.RELEASING))


async def _push(
    newsroom: Newsroom, draft: Draft, render: Render, sponsored: RenderSponsored, now: Moment
) -> Draft | None:
    article, options = await newsroom.storage.articles.get(await _file(newsroom, draft, now)), draft.options
    assert article is not None
    line = await placement(newsroom, article, render=sponsored, breaking=options.breaking, now=now)
    await newsroom.storage.pushes.create(
        NewPush(
            article_id=article.id,
            revision=article.revision,
            at=now,
            bodies=render(article),
            breaking=options.breaking,
            silent=options.silent,
            follows=options.follows,
            placement=line,
        )
    )
    deed = Deed(at=now, user_id=draft.changed_by, deed="publish", subject=f"article {article.id}")
    await newsroom.storage.audit.record(replace(deed, detail=article.title))
    return await newsroom.storage.drafts.change(
        replace(draft, state=DraftState.PUBLISHED, article_id=article.id)
    )


async def _file(newsroom: Newsroom, draft: Draft, now: Moment) -> ArticleId:
    """The article's id, new or from before a crash."""
    sources = newsroom.storage.sources
    place = await sources.place(draft.manuscript.source or NAMELESS)
    article = own_article(draft, now=now)
    (ready,) = await prepare(newsroom, (article,))
    look = Look(
        source_id=place,
        at=now,
        next_at=now,
        title=draft.manuscript.source,
        etag="",
        last_modified="",
        filings=(ready.filing(article, told=article, push_at=None),),
    )
    await sources.store(look)
    known = await sources.known(place, (article,))
    return next(one.id for one in known if one.key == key_of(draft))
