from time import monotonic
from typing import Final

import structlog

from news.actions.reindex import reindex
from news.article import ArticleId
from news.errors import SegmentingFailed
from news.newsroom import Newsroom

_STRETCH: Final = 0.7
"""Seconds of a tick that are used: a stop waits for the tick under way."""

log = structlog.get_logger("khao.indexer")


class Indexer:
    """Brings what an older Khao has archived into the index, a stretch at each tick, until all is in it."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._before: ArticleId | None = None
        self._done = False

    async def tick(self) -> None:
        end = monotonic() + _STRETCH
        while not self._done and monotonic() < end:
            try:
                reached = await reindex(self._newsroom, before=self._before)
            except SegmentingFailed as error:
                log.warning("articles could not be indexed; trying again", reason=str(error))
                return
            if self._before is None and reached is not None:
                log.info("older articles are being indexed; until then a search may miss them")
            if reached is None and self._before is not None:
                log.info("all articles are indexed")
            self._done = reached is None
            self._before = reached
