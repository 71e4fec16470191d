import asyncio
from collections.abc import Callable
from random import Random
from typing import Final

import structlog

from bot.sources.shown import shown
from news.actions.look import look
from news.errors import SourceUnknown
from news.look import FailedLook, Look
from news.moment import Moment
from news.newsroom import Newsroom
from news.reading import FeedReader, PageReader
from news.source import Source

LOOK_DEADLINE: Final = 80
LOOK_LEASE: Final = 90
"""Seconds until a source whose look was cut off by a crash is due again: longer than any look may take."""
AT_ONCE: Final = 32

log = structlog.get_logger("khao.sources")


class Gatherer:
    """Looks at sources as their time comes, each in a task of its own: a slow one holds up no other."""

    def __init__(
        self,
        newsroom: Newsroom,
        *,
        feeds: FeedReader,
        pages: PageReader,
        clock: Callable[[], Moment],
        random: Random,
    ) -> None:
        self._newsroom = newsroom
        self._feeds = feeds
        self._pages = pages
        self._clock = clock
        self._random = random
        self._looks: dict[asyncio.Task[None], Source] = {}

    async def tick(self) -> None:
        if not (free := AT_ONCE - len(self._looks)):
            return
        now = self._clock()
        due = await self._newsroom.storage.sources.claim_due(now, until=Moment(now + LOOK_LEASE), limit=free)
        for source in due:
            task = asyncio.create_task(self._look(source), name=f"look at source {source.id}")
            self._looks[task] = source
            task.add_done_callback(self._looks.pop)

    async def close(self) -> None:
        """Cut off what is under way, and let it be due at the next start. Nothing is half stored."""
        looks = dict(self._looks)
        for task in looks:
            task.cancel()
        await asyncio.gather(*looks, return_exceptions=True)
        for source in looks.values():
            await self._newsroom.storage.sources.put_back(source.id, self._clock())

    async def _look(self, source: Source) -> None:
        try:
            async with asyncio.timeout(LOOK_DEADLINE):
                result = await look(
                    self._newsroom,
                    source,
                    feeds=self._feeds,
                    pages=self._pages,
                    now=self._clock(),
                    jitter=self._random.random(),
                )
        except TimeoutError:
            log.warning("a feed took too long; it is looked at again later", feed=shown(source.url))
            return
        except SourceUnknown:
            log.info("a feed was removed while it was looked at", feed=shown(source.url))
            return
        except Exception:
            # A feed is a stranger's; whatever it brought us to, the other feeds go on and this one is due again
            # when its lease ends.
            log.exception("a feed could not be handled", feed=shown(source.url))
            return
        _tell(source, result)


def _tell(source: Source, result: Look | FailedLook) -> None:
    match result:
        case FailedLook(next_at=next_at, reason=reason):
            log.warning("a feed could not be read", feed=shown(source.url), reason=reason, next_look=next_at)
        case Look(filings=filings, revisions=revisions) if filings or revisions:
            log.info(
                "a feed brought news",
                feed=shown(source.url),
                new=len(filings),
                edited=len(revisions),
                backlog=source.last_success is None,
            )
        case _:
            log.debug("a feed has nothing new", feed=shown(source.url))
