"""From a site's address to the source that it is best followed by."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from bot.sources.alternates import feeds_guessed, feeds_named, posts_named
from bot.sources.charset import text_of as decoded
from bot.sources.fetcher import Fetched, Fetcher
from bot.sources.markup import text_of
from bot.sources.page import title_of
from bot.sources.plain import one_line, shortened
from bot.sources.read import read
from bot.sources.shown import shown
from bot.sources.wordpress import is_wordpress, page_address, posts_of
from bot.worker import Worker, WorkLost
from news.errors import FeedError, FeedMalformed, FeedUnreachable
from news.look import FoundSource
from news.moment import Moment

SAMPLE: Final = 20
_MOST_TRIES: Final = 10


class Discovery:
    def __init__(self, fetcher: Fetcher, worker: Worker) -> None:
        self._fetcher = fetcher
        self._worker = worker

    async def find(self, address: str, *, now: Moment) -> FoundSource:
        """WordPress's interface first, since it tells whole posts; then the feeds a page names; then guesses.

        Raises FeedError, which says what was tried.
        """
        address = address.strip()
        address = address if "://" in address else f"https://{address}"
        if is_wordpress(address):
            return await self._posts(address, "", now)
        try:
            fetched = await self._fetcher.get(address)
        except FeedUnreachable as error:
            return await self._first(feeds_guessed(address), address, now, otherwise=error)
        try:
            return await self._parsed(fetched, now)
        except FeedMalformed as error:
            return await self._on_page(fetched, now, error)

    async def _on_page(self, fetched: Fetched, now: Moment, otherwise: FeedError) -> FoundSource:
        page = decoded(fetched.body, fetched.content_type)
        title = shortened(one_line(text_of(title_of(page))), 100)
        for posts in posts_named(page, fetched.url):
            try:
                return await self._posts(posts, title, now)
            except FeedError:
                continue  # many sites shut this door, and leave their feed open
        named = list(dict.fromkeys((*feeds_named(page, fetched.url), *feeds_guessed(fetched.url))))
        return await self._first(iter(named), fetched.url, now, otherwise=otherwise)

    async def _first(
        self, feeds: Iterator[str], address: str, now: Moment, *, otherwise: FeedError
    ) -> FoundSource:
        for _, feed in zip(range(_MOST_TRIES), feeds, strict=False):
            try:
                return await self._parsed(await self._fetcher.get(feed), now)
            except FeedError:
                continue
        if isinstance(otherwise, FeedUnreachable):
            raise otherwise
        raise FeedMalformed(f"{shown(address)} names no feed that can be read, and the usual places have none")

    async def _parsed(self, fetched: Fetched, now: Moment) -> FoundSource:
        feed = await read(fetched, self._worker, now, url=fetched.url)
        return FoundSource(
            kind="feed", url=fetched.url, title=feed.title or _host(fetched.url), articles=feed.articles
        )

    async def _posts(self, posts: str, title: str, now: Moment) -> FoundSource:
        fetched = await self._fetcher.get(page_address(posts, per_page=SAMPLE))
        try:
            articles = await self._worker.do(posts_of, fetched.body, url=fetched.url, now=now)
        except WorkLost as error:
            raise FeedMalformed(f"{shown(posts)} could not be read: it {error}") from error
        return FoundSource(kind="wordpress", url=posts, title=title or _host(posts), articles=articles)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")
