"""What was counted in memory, written down now and then: a row an hour, never one a copy."""

from typing import Final

import structlog

from bot.premises import Premises
from news.errors import StorageError

EVERY: Final = 15.0
"""Seconds; what a crash loses of the figures, though of no message."""

log = structlog.get_logger("khao.figures")


async def keep_books(premises: Premises) -> None:
    counts = premises.meter.taken()
    if not counts:
        return
    try:
        await premises.newsroom.storage.figures.add(counts, premises.clock())
    except StorageError as error:
        premises.meter.put_back(counts)
        log.warning("the figures can't be written down; trying again", reason=str(error))
