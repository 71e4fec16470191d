from collections.abc import Awaitable, Callable

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from news.errors import StorageError

log = structlog.get_logger("khao.ticks")

Tick = Callable[[], Awaitable[None]]


class Ticks:
    """Asks again and again whether something is due. What is due is rows, so a missed tick loses nothing."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def every(self, seconds: float, tick: Tick, *, name: str) -> None:
        self._scheduler.add_job(
            _guarded(tick, name),
            IntervalTrigger(seconds=seconds, timezone="UTC"),
            id=name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)


def _guarded(tick: Tick, name: str) -> Tick:
    async def guarded() -> None:
        try:
            await tick()
        except StorageError as error:
            log.warning("the database is not answering; trying again", tick=name, reason=str(error))

    return guarded
