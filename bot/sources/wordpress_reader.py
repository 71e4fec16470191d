from datetime import timedelta
from typing import Final
from urllib.parse import urljoin

from bot.sources.fetcher import Fetcher
from bot.sources.parse import parse
from bot.sources.shown import shown
from bot.sources.wordpress import last_change, page_address, posts_of
from bot.worker import Worker, WorkLost
from news.errors import FeedError, FeedMalformed
from news.look import Feed
from news.moment import Moment, datetime_of
from news.source import Source

PAGE: Final = 100
_OVERLAP: Final = timedelta(days=1)
"""Asked for once more: sites differ in whose time they compare, and what is known already costs nothing."""


class WordPressReader:
    """Reads posts by a site's interface; where it is shut by its feed, whose articles have the same keys."""

    def __init__(self, fetcher: Fetcher, worker: Worker) -> None:
        self._fetcher = fetcher
        self._worker = worker

    async def read(self, source: Source, now: Moment) -> Feed:
        """Raises FeedError: that of the interface, where the feed fails as well."""
        try:
            return await self._posts(source, now)
        except FeedError as error:
            try:
                return await self._feed(source, now)
            except FeedError:
                raise error from None

    async def _posts(self, source: Source, now: Moment) -> Feed:
        asked = {"orderby": "modified", "order": "desc"}
        if source.last_modified.isdecimal():
            since = datetime_of(Moment(int(source.last_modified))) - _OVERLAP
            asked["modified_after"] = since.strftime("%Y-%m-%dT%H:%M:%S")
        fetched = await self._fetcher.get(page_address(source.url, per_page=PAGE, **asked))
        try:
            articles = await self._worker.do(posts_of, fetched.body, url=fetched.url, now=now)
        except WorkLost as error:
            raise FeedMalformed(f"{shown(source.url)} could not be read: it {error}") from error
        changed = last_change(fetched.body)
        return Feed(
            title=source.title,
            articles=articles,
            etag="",
            last_modified=source.last_modified if changed is None else str(changed),
        )

    async def _feed(self, source: Source, now: Moment) -> Feed:
        fetched = await self._fetcher.get(urljoin(source.url.partition("wp-json")[0], "feed/"))
        try:
            parsed = await self._worker.do(
                parse, fetched.body, url=fetched.url, content_type=fetched.content_type, now=now
            )
        except WorkLost as error:
            raise FeedMalformed(f"{shown(fetched.url)} could not be parsed: it {error}") from error
        return Feed(
            title=source.title or parsed.title,
            articles=parsed.articles,
            etag="",
            last_modified=source.last_modified,
        )
