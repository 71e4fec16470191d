from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic
from typing import Final

import structlog

from news.actions.reindex import reindex
from news.actions.reprofile import reprofile
from news.article import ArticleId
from news.errors import SegmentingFailed
from news.newsroom import Newsroom

log = structlog.get_logger("khao.indexer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """What articles of an older Khao may lack. `step` fills in some of it, and tells where to go on.

    `stretch` are the seconds of a tick that are used: a stop waits for the tick under way.
    """

    step: Callable[[Newsroom, ArticleId | None], Awaitable[ArticleId | None]]
    stretch: float
    begun: str
    done: str
    failed: str


INDEX: Final = Lack(
    step=lambda newsroom, before: reindex(newsroom, before=before),
    stretch=0.7,
    begun="older articles are being indexed; until then a search may miss them",
    done="all articles are indexed",
    failed="articles could not be indexed; trying again",
)
PROFILES: Final = Lack(
    step=lambda newsroom, before: reprofile(newsroom, before=before),
    stretch=0.2,
    begun="older articles are being likened to others; until then they may have no related ones",
    done="all articles are likened",
    failed="articles could not be likened; trying again",
)


class Indexer:
    """Fills in what an older Khao's archive lacks, a stretch at each tick, until nothing does."""

    def __init__(self, newsroom: Newsroom, lack: Lack) -> None:
        self._newsroom = newsroom
        self._lack = lack
        self._before: ArticleId | None = None
        self._done = False

    async def tick(self) -> None:
        end = monotonic() + self._lack.stretch
        while not self._done and monotonic() < end:
            try:
                reached = await self._lack.step(self._newsroom, self._before)
            except SegmentingFailed as error:
                log.warning(self._lack.failed, reason=str(error))
                return
            if self._before is None and reached is not None:
                log.info(self._lack.begun)
            if reached is None and self._before is not None:
                log.info(self._lack.done)
            self._done = reached is None
            self._before = reached
