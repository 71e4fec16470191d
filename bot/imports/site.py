"""Articles from the web: all posts of a WordPress site, or what a feed has to tell."""

import asyncio
from collections.abc import AsyncIterator
from typing import Final

from bot.imports.batch import Batch, ImportRefused
from bot.sources.exchange import Exchanged
from bot.sources.fetcher import Fetched, Fetcher
from bot.sources.wordpress import page_address, posts_of
from bot.worker import Worker, WorkLost
from news.errors import FeedError
from news.look import FoundSource
from news.moment import Moment

PAGE: Final = 50
TRIES: Final = 3
_PAUSE: Final = 2


async def feed_batches(found: FoundSource) -> AsyncIterator[Batch]:
    articles = [Exchanged(source=found.title, article=article) for article in reversed(found.articles)]
    yield Batch(articles=articles, done=len(articles), total=len(articles))


async def post_batches(
    found: FoundSource, fetcher: Fetcher, worker: Worker, *, now: Moment
) -> AsyncIterator[Batch]:
    """The oldest first, so that the posts of a site that goes on publishing keep their place meanwhile.

    Raises ImportRefused.
    """
    total = PAGE
    done = number = 0
    while done < total:
        number += 1
        address = page_address(found.url, per_page=PAGE, page=number, orderby="date", order="asc")
        fetched = await _fetched(fetcher, address, number)
        count = fetched.headers.get("x-wp-total", "")
        total = int(count) if count.isdecimal() else total + PAGE
        try:
            posts = await worker.do(posts_of, fetched.body, url=fetched.url, now=now)
        except (FeedError, WorkLost) as error:
            raise ImportRefused(f"page {number} of the posts can't be read: {error}") from error
        if not posts:
            return
        done = number * PAGE
        yield Batch(
            articles=[Exchanged(source=found.title, article=post) for post in posts],
            done=min(done, total),
            total=total if count else None,
        )


async def _fetched(fetcher: Fetcher, address: str, number: int) -> Fetched:
    for tries in range(1, TRIES + 1):
        try:
            return await fetcher.get(address)
        except FeedError as error:
            if tries == TRIES:
                raise ImportRefused(f"page {number} of the posts can't be fetched: {error}") from error
            await asyncio.sleep(min(error.retry_after or _PAUSE * tries, 60))
    raise AssertionError
