from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.sources.fetcher import Fetched, Fetcher
from bot.sources.hubs import hub_of
from bot.sources.parse import ParsedFeed
from bot.sources.read import read
from bot.sources.shown import shown
from bot.sources.wordpress import feed_of, last_change, page_address, posts_of
from bot.worker import Worker, WorkLost
from news.errors import FeedError, FeedMalformed
from news.look import Feed
from news.moment import Moment, datetime_of
from news.source import Source

PAGE: Final = 100
_DAY: Final = 86_400
_OVERLAP: Final = timedelta(days=1)
"""Asked for once more: sites differ in whose time they compare, and what is known already costs nothing."""


class WordPressReader:
    """Reads posts by a site's interface; where it is shut by its feed, whose articles have the same keys.

    With `hubs`, the feed is read once a day beside the interface, which knows of no hub.
    """

    def __init__(self, fetcher: Fetcher, worker: Worker, *, hubs: bool) -> None:
        self._fetcher = fetcher
        self._worker = worker
        self._hubs = hubs

    async def read(self, source: Source, now: Moment) -> Feed:
        """Raises FeedError: that of the interface, where the feed fails as well."""
        try:
            posts = await self._posts(source, now)
        except FeedError as error:
            try:
                return await self._feed(source, now)
            except FeedError:
                raise error from None
        return await self._with_hub(source, posts, now)

    async def _with_hub(self, source: Source, posts: Feed, now: Moment) -> Feed:
        """The validator that the interface has no use for tells the day on which the feed was asked.

        A source that is new, moves or goes on after a pause has none, and is asked at once.
        """
        today = f"hub asked for on day {now // _DAY}"
        if not self._hubs or source.etag == today:
            return replace(posts, etag=source.etag)
        try:
            fetched, parsed = await self._read_feed(source, now)
        except FeedError:  # what was agreed stays; tomorrow it may be read
            return replace(posts, etag=today)
        return replace(posts, etag=today, hub=hub_of(fetched, parsed), asked_for_hub=True)

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
            asked_for_hub=False,
        )

    async def _feed(self, source: Source, now: Moment) -> Feed:
        fetched, parsed = await self._read_feed(source, now)
        return Feed(
            title=source.title or parsed.title,
            articles=parsed.articles,
            etag="",
            last_modified=source.last_modified,
            hub=hub_of(fetched, parsed),
        )

    async def _read_feed(self, source: Source, now: Moment) -> tuple[Fetched, ParsedFeed]:
        fetched = await self._fetcher.get(feed_of(source.url))
        return fetched, await read(fetched, self._worker, now, url=fetched.url)
