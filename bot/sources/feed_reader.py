from collections.abc import Callable
from datetime import UTC, datetime

from bot.sources.fetcher import Fetcher
from bot.sources.hubs import hub_of
from bot.sources.parse import parse
from bot.sources.shown import shown
from bot.sources.wordpress import is_wordpress
from bot.sources.wordpress_reader import WordPressReader
from bot.worker import Worker, WorkLost
from news.errors import FeedMalformed
from news.look import Feed, Unchanged
from news.moment import Moment, moment_of
from news.source import Source


def _now() -> Moment:
    return moment_of(datetime.now(UTC))


class HttpFeedReader:
    """Fetches feeds, and leaves the parsing of them to a worker. `hubs` is whether those can reach us."""

    def __init__(
        self, fetcher: Fetcher, worker: Worker, *, hubs: bool = False, now: Callable[[], Moment] = _now
    ) -> None:
        self._fetcher = fetcher
        self._worker = worker
        self._wordpress = WordPressReader(fetcher, worker, hubs=hubs)
        self._now = now

    async def read(self, source: Source) -> Feed | Unchanged:
        if is_wordpress(source.url):
            return await self._wordpress.read(source, self._now())
        fetched = await self._fetcher.get_if_changed(
            source.url, etag=source.etag, last_modified=source.last_modified
        )
        if isinstance(fetched, Unchanged):
            return fetched
        try:
            parsed = await self._worker.do(
                parse, fetched.body, url=fetched.url, content_type=fetched.content_type, now=self._now()
            )
        except WorkLost as error:
            raise FeedMalformed(f"{shown(source.url)} could not be parsed: it {error}") from error
        return Feed(
            title=parsed.title,
            articles=parsed.articles,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
            hub=hub_of(fetched, parsed),
        )
