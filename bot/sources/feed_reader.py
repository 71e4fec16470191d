from collections.abc import Callable
from datetime import UTC, datetime

from bot.sources.fetcher import Fetcher
from bot.sources.hubs import hub_of
from bot.sources.read import read
from bot.sources.wordpress import is_wordpress
from bot.sources.wordpress_reader import WordPressReader
from bot.worker import Worker
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
        parsed = await read(fetched, self._worker, self._now(), url=source.url)
        return Feed(
            title=parsed.title,
            articles=parsed.articles,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
            hub=hub_of(fetched, parsed),
        )
