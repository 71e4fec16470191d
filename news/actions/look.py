import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from news.actions.prepare import prepare
from news.article import Filing, NewArticle
from news.category import Filings
from news.errors import FeedError, NewsroomError, SegmentingFailed
from news.look import FailedLook, Feed, Look, Unchanged
from news.moment import Moment
from news.newsroom import Newsroom
from news.reading import FeedReader, PageReader
from news.rules.backoff import backoff
from news.rules.filing import filed, names_of
from news.rules.intake import push_time, sort_out
from news.source import Handling, Source

FIRST_BACKOFF: Final = 60
PAGES_AT_ONCE: Final = 4
PAGES_DEADLINE: Final = 40
"""Seconds for all the pages of a look; what is not read by then makes do with its summary."""


async def look(
    newsroom: Newsroom, source: Source, *, feeds: FeedReader, pages: PageReader, now: Moment, jitter: float
) -> Look | FailedLook:
    """Ask one source for news and store what it brings, or when to ask again and why it failed."""
    try:
        feed = await feeds.read(source)
        outcome = await _read(newsroom, source, feed, pages=pages, now=now)
    except (FeedError, SegmentingFailed) as error:
        failed = _failure(newsroom, source, error, now=now, jitter=jitter)
        await newsroom.storage.sources.fail(failed)
        return failed
    await newsroom.storage.sources.store(outcome)
    if newsroom.policy.hooks is not None and isinstance(feed, Feed) and feed.asked_for_hub:
        await newsroom.storage.hubs.name(source.id, feed.hub, now)
    return outcome


def _failure(
    newsroom: Newsroom, source: Source, error: NewsroomError, *, now: Moment, jitter: float
) -> FailedLook:
    base = max(FIRST_BACKOFF, newsroom.policy.feed_every)
    asked = error.retry_after if isinstance(error, FeedError) else None
    pause = backoff(source.failures + 1, base=base, jitter=jitter, asked=asked)
    return FailedLook(source_id=source.id, next_at=Moment(now + pause), reason=str(error))


async def _read(
    newsroom: Newsroom, source: Source, feed: Feed | Unchanged, *, pages: PageReader, now: Moment
) -> Look:
    next_at = Moment(now + newsroom.policy.feed_every)
    if isinstance(feed, Unchanged):
        return Look(
            source_id=source.id,
            at=now,
            next_at=next_at,
            title=source.title,
            etag=source.etag,
            last_modified=source.last_modified,
        )
    intake = sort_out(feed.articles, await newsroom.storage.sources.known(source.id, feed.articles))
    new = await _complete(await _unarchived(newsroom, source, intake.new), pages)
    edited = await _complete([article for _, article in intake.edited], pages)
    filings = await newsroom.storage.categories.filings(source.id) if new or edited else Filings()
    new, edited = _settled(new, source.handling, filings), _settled(edited, source.handling, filings)
    prepared = await prepare(newsroom, [full for _, full in (*new, *edited)])
    return Look(
        source_id=source.id,
        at=now,
        next_at=next_at,
        title=feed.title,
        etag=feed.etag,
        last_modified=feed.last_modified,
        filings=tuple(
            _held(
                ready.filing(
                    full,
                    told=told,
                    push_at=push_time(told, source, now=now, delay=newsroom.policy.push_delay),
                ),
                source.handling,
            )
            for (told, full), ready in zip(new, prepared[: len(new)], strict=True)
        ),
        categories=tuple(name for told, _ in new for name in names_of(told)),
        revisions=tuple(
            ready.revision(known, full, told=told)
            for (known, _), (told, full), ready in zip(intake.edited, edited, prepared[len(new) :], strict=True)
        ),
    )


async def _unarchived(
    newsroom: Newsroom, source: Source, articles: Sequence[NewArticle]
) -> Sequence[NewArticle]:
    """Those that were not imported, or written here, before their feed told them."""
    if not articles:
        return articles
    urls = [article.url for article in articles]
    told = await newsroom.storage.articles.elsewhere(source.id, urls, own=True)
    return [article for article in articles if article.url not in told]


_Told = tuple[NewArticle, NewArticle]
"""An article as its feed tells it, by which edits are known, and with its full text."""


def _settled(articles: Sequence[_Told], handling: Handling, filings: Filings) -> list[_Told]:
    """As an editor has settled for their source. What is `told` stays, or each change would be an edit."""
    return [
        (
            told,
            replace(filed(full, handling, filings), language=handling.language or full.language),
        )
        for told, full in articles
    ]


def _held(filing: Filing, handling: Handling) -> Filing:
    if handling.approval and filing.push_at is not None:
        return replace(filing, push_at=None, awaits=True)
    return filing


async def _complete(articles: Sequence[NewArticle], pages: PageReader) -> list[_Told]:
    at_once = asyncio.Semaphore(PAGES_AT_ONCE)

    deadline = asyncio.get_running_loop().time() + PAGES_DEADLINE

    async def complete(article: NewArticle) -> _Told:
        if article.body or not article.url:
            return article, article
        try:
            async with asyncio.timeout_at(deadline), at_once:
                return article, replace(article, body=await pages.text_of(article.url))
        except (FeedError, TimeoutError):
            return article, replace(article, body=article.summary)

    return list(await asyncio.gather(*map(complete, articles)))
