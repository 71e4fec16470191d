import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final
from uuid import uuid4

import structlog

from news.errors import StorageError
from news.moment import Moment
from news.ports import Duties

LEASE: Final = 10
"""Seconds until another process takes over from one that was killed."""
RENEWAL: Final = 2.5

log = structlog.get_logger("khao.duty")

Work = Callable[[], Coroutine[Any, Any, None]]


class Alone:
    """In the only process there can be, nobody stands by."""

    async def perform(self, work: Work, stop: asyncio.Event) -> None:
        stopping = asyncio.create_task(stop.wait(), name="stop")
        working = asyncio.create_task(work())
        try:
            await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            await _end(working)


class Duty:
    """What only one process may do at a time: others stand by, and take over when its holder is gone."""

    def __init__(
        self, duties: Duties, name: str, *, clock: Callable[[], Moment], renewal: float = RENEWAL
    ) -> None:
        self._duties = duties
        self._name = name
        self._clock = clock
        self._renewal = renewal
        self._holder = uuid4().hex
        self._held_until = Moment(0)

    async def perform(self, work: Work, stop: asyncio.Event) -> None:
        """`work` for as long as the duty is ours, until `stop`; cancelled when it is another's turn."""
        stopping = asyncio.create_task(stop.wait(), name="stop")
        standing_by = False
        try:
            while not stop.is_set():
                if await self._hold():
                    standing_by = False
                    await self._work(work, stopping)
                    await self._release()
                elif not standing_by:
                    standing_by = True
                    log.info("another process does this; standing by", duty=self._name)
                await asyncio.wait((stopping,), timeout=self._renewal)
        finally:
            stopping.cancel()

    async def _work(self, work: Work, stopping: asyncio.Task[bool]) -> None:
        working = asyncio.create_task(work(), name=self._name)
        try:
            while not working.done() and not stopping.done():
                await asyncio.wait(
                    (working, stopping), timeout=self._renewal, return_when=asyncio.FIRST_COMPLETED
                )
                if not await self._hold():
                    log.warning("another process has taken over", duty=self._name)
                    break
        finally:
            await _end(working)

    async def _hold(self) -> bool:
        now = self._clock()
        until = Moment(now + LEASE)
        try:
            held = await self._duties.take(self._name, holder=self._holder, now=now, until=until)
        except StorageError as error:
            log.warning("the database is not answering; trying again", reason=str(error))
            return now < self._held_until
        self._held_until = until if held else Moment(0)
        return held

    async def _release(self) -> None:
        try:
            await self._duties.release(self._name, holder=self._holder)
        except StorageError as error:  # it ends with its lease
            log.warning("the database is not answering", reason=str(error))


async def _end(working: asyncio.Task[None]) -> None:
    working.cancel()
    await asyncio.wait((working,))
    if not working.cancelled():
        working.result()
