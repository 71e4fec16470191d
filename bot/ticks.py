import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from news.errors import StorageError

STOP_PATIENCE: Final = 10.0

log = structlog.get_logger("khao.ticks")

Tick = Callable[[], Awaitable[None]]


class Ticks:
    """Asks again and again whether something is due. What is due is rows, so a missed tick loses nothing."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._under_way: set[asyncio.Task[None]] = set()

    def every(self, seconds: float, tick: Tick, *, name: str) -> None:
        self._scheduler.add_job(
            self._guarded(tick, name),
            IntervalTrigger(seconds=seconds, timezone="UTC"),
            id=name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        self._scheduler.start()

    async def stop(self) -> None:
        """No further tick; the scheduler would cut off those under way, so they are finished first."""
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        await asyncio.sleep(0)  # what the scheduler has just started is under way from here on
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=STOP_PATIENCE)
        self._scheduler.shutdown(wait=False)

    def _guarded(self, tick: Tick, name: str) -> Tick:
        async def guarded() -> None:
            this = asyncio.current_task()
            assert this is not None
            self._under_way.add(this)
            try:
                await tick()
            except StorageError as error:
                log.warning("the database is not answering; trying again", tick=name, reason=str(error))
            finally:
                self._under_way.discard(this)

        return guarded
