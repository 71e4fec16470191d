"""Older stories go under their category's topic, a stretch at each tick, where an editor has asked for it."""

from time import monotonic
from typing import Final

import structlog

from bot.premises import Clock
from bot.ticks import Tick
from news.actions.refile import refile
from news.errors import SegmentingFailed
from news.newsroom import Newsroom

STRETCH: Final = 0.3
"""Seconds of a tick that are used."""

log = structlog.get_logger("khao.refiler")


def refiler(newsroom: Newsroom, clock: Clock) -> Tick:
    async def tick() -> None:
        end = monotonic() + STRETCH
        try:
            while await refile(newsroom, now=clock()) and monotonic() < end:
                pass
        except SegmentingFailed as error:
            log.warning("older stories could not be filed; trying again", reason=str(error))

    return tick
