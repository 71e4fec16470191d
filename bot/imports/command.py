import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from bot.imports.batch import Batch, ImportRefused
from bot.imports.lines import batches_of, head_of
from bot.imports.site import feed_batches, post_batches
from bot.settings import OfflineSettings
from bot.sources.charset import text_of as decoded
from bot.sources.discovery import Discovery
from bot.sources.fetcher import Fetched, Fetcher
from bot.sources.parse import parse
from bot.worker import Worker
from news.actions.archive import Archived, archive
from news.article import NewArticle
from news.errors import FeedError
from news.look import FoundSource
from news.moment import Moment
from news.newsroom import Newsroom, Policy
from news.rules.opml import read_opml
from news.words import LocalSegmenter
from storage import open_storage

_FAULTS_TOLD: Final = 20
_LARGEST: Final = 10_000_000


class Importer:
    """Brings in what `place` names, a file or a web address, and says on `console` how it goes."""

    def __init__(
        self, settings: OfflineSettings, *, clock: Callable[[], Moment], stop: asyncio.Event, console: Console
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._stop = stop
        self._console = console
        self._faults = 0

    async def bring_in(self, place: str) -> bool:
        """Whether all of it was taken. Raises ImportRefused, StorageError."""
        async with AsyncExitStack() as stack:
            storage = await open_storage(self._settings.database_url.get_secret_value())
            stack.push_async_callback(storage.close)
            newsroom = Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())
            fetcher = Fetcher(allow_private=self._settings.allow_private_addresses)
            stack.push_async_callback(fetcher.close)
            worker = Worker(deadline=20)
            stack.push_async_callback(worker.close)
            if place.startswith(("http://", "https://")):
                return await self._from_web(newsroom, place, fetcher, worker)
            return await self._from_file(newsroom, Path(place))

    async def _from_file(self, newsroom: Newsroom, path: Path) -> bool:
        head = head_of(path).removeprefix(b"\xef\xbb\xbf").lstrip()
        if b"<opml" in head.lower():
            return await self._feeds(newsroom, _content(path))
        if head.startswith(b"<") or b"jsonfeed.org" in head:
            try:
                feed = parse(_content(path), url=_address(path), now=self._clock())
            except FeedError as error:
                raise ImportRefused(str(error)) from error
            found = FoundSource(
                kind="feed", url=str(path), title=feed.title or path.stem, articles=feed.articles
            )
            return await self._take(newsroom, feed_batches(found))
        if head.startswith(b"{"):
            return await self._take(newsroom, batches_of(path, now=self._clock()))
        raise ImportRefused(
            f"{path} is empty"
            if not head
            else f"{path} is neither JSON Lines (one object a line), nor a feed, nor a list of feeds (OPML)"
        )

    async def _from_web(self, newsroom: Newsroom, url: str, fetcher: Fetcher, worker: Worker) -> bool:
        now = self._clock()
        try:
            if url.lower().partition("?")[0].endswith((".opml", ".xml")) and _is_opml(
                fetched := await fetcher.get(url)
            ):
                return await self._feeds(newsroom, fetched.body)
            found = await Discovery(fetcher, worker).find(url, now=now)
        except FeedError as error:
            raise ImportRefused(str(error)) from error
        self._console.print(f"{found.title}: {found.url}", highlight=False, markup=False)
        if found.kind == "wordpress":
            return await self._take(newsroom, post_batches(found, fetcher, worker, now=now))
        return await self._take(newsroom, feed_batches(found))

    async def _feeds(self, newsroom: Newsroom, content: bytes) -> bool:
        """A list of feeds adds sources, to be followed from now on; their backlog is no news."""
        try:
            outlines = read_opml(decoded(content))
        except FeedError as error:
            raise ImportRefused(str(error)) from error
        for outline in outlines:
            await newsroom.storage.feeds.add(
                outline.url, title=outline.title, topic=outline.topic, now=self._clock()
            )
        self._console.print(f"{len(outlines)} feeds are followed")
        return True

    async def _take(self, newsroom: Newsroom, batches: AsyncIterator[Batch]) -> bool:
        tally = Archived()
        bar = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        try:
            with Progress(*bar, console=self._console, transient=True) as progress:
                task = progress.add_task("importing", total=None)
                async for batch in batches:
                    self._tell_faults(batch)
                    tally += await self._store(newsroom, batch)
                    progress.update(task, completed=batch.done, total=batch.total, description=_told(tally))
                    if self._stop.is_set():
                        raise ImportRefused("stopped before the end; the same command goes on")
        finally:
            self._console.print(_told(tally) + (f", {self._faults} lines skipped" if self._faults else ""))
        return not self._faults

    async def _store(self, newsroom: Newsroom, batch: Batch) -> Archived:
        by_source: defaultdict[str, list[NewArticle]] = defaultdict(list)
        for read in batch.articles:
            by_source[read.source].append(read.article)
        tally = Archived()
        for source, articles in by_source.items():
            unique = list({article.key: article for article in reversed(articles)}.values())
            tally += await archive(newsroom, unique, source=source, now=self._clock())
        return tally

    def _tell_faults(self, batch: Batch) -> None:
        for fault in batch.faults:
            self._faults += 1
            if self._faults <= _FAULTS_TOLD:
                self._console.print(f"line {fault.number} {fault.reason}", highlight=False, markup=False)
            if self._faults == _FAULTS_TOLD:
                self._console.print("further lines that can't be taken are only counted")


def _address(path: Path) -> str:
    return path.absolute().as_uri()


def _told(tally: Archived) -> str:
    return f"{tally.new} new, {tally.edited} edited, {tally.known} known"


def _content(path: Path) -> bytes:
    import gzip  # noqa: PLC0415 - few need it

    content = path.read_bytes()
    if content.startswith(b"\x1f\x8b"):
        content = gzip.GzipFile(path).read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ImportRefused(f"{path} is larger than {_LARGEST:,} bytes, which no feed is")
    return content


def _is_opml(fetched: Fetched) -> bool:
    return b"<opml" in fetched.body[:4096].lower()
