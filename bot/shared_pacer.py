import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from math import inf
from typing import Final

import structlog

from bot.pacer import TOLERANCE, Lane, Pacer
from news.errors import StorageError
from news.moment import Moment
from news.ports import Pace

AHEAD: Final = 0.1
"""Seconds' worth of slots that are kept reserved while there is something to send. More would be lost with a
process that is killed, and would still be used for that long after another one's flood wait."""
_RETRY: Final = 1.0
_HELD: Final = 0.25
"""Seconds until it is asked again whether a flood wait is over."""

log = structlog.get_logger("khao.pacer")


class SharedPacer(Pacer):
    """One of several, in as many processes, that share the pace of one bot token by a row in the database.

    Slots follow each other without overlap, whoever has reserved them, so that all processes together send as
    evenly as one.
    """

    remembers = True

    def __init__(
        self, rate: float, pace: Pace, *, clock: Callable[[], float], today: Callable[[], Moment]
    ) -> None:
        """`clock` is monotonic, `today` what flood waits are kept by."""
        super().__init__(rate, clock=clock)
        self._today = today
        self._pace = pace
        self._next = inf
        self._reserved: deque[float] = deque()
        self._last = 0.0
        self._frozen_until = 0.0
        self._gained = 0.0
        self._fetching = False
        self._calls: set[asyncio.Task[None]] = set()

    async def close(self) -> None:
        for call in self._calls:
            call.cancel()
        await asyncio.gather(*self._calls, return_exceptions=True)

    def refused(self, chat_id: int, lane: Lane, seconds: float, *, probe: bool = False) -> None:
        before = self._rate
        super().refused(chat_id, lane, seconds, probe=probe)
        if chat_id > 0 and lane is not Lane.ANSWER:
            self._frozen_until = self._clock() + seconds
            self._reserved.clear()
            self._next = inf
            self._call(self._slow(seconds, self._rate / before))

    def arrived(self) -> None:
        before = self._rate
        super().arrived()
        self._gained += self._rate - before

    def _begin(self) -> None:
        self._pass_over()
        self._fetch_more()

    def _let_go(self) -> None:
        self._pass_over()  # else each process that was held up would use one, however old it is
        super()._let_go()
        if self._queue and self._next == inf:
            self._fetch_more()

    def _take(self, _now: float) -> None:
        self._next = inf
        self._pass_over()
        if self._queue:
            self._fetch_more()

    def _pass_over(self) -> None:
        """Slots that were not used in their time are gone."""
        oldest = self._clock() - TOLERANCE
        while not oldest <= self._next < inf and self._reserved:
            self._next = self._reserved.popleft()
        if self._next < oldest:
            self._next = inf

    def _fetch_more(self) -> None:
        held = len(self._reserved) + (self._next < inf)
        if not self._fetching and held < AHEAD * self._rate:
            self._fetching = True
            self._call(self._fetch())

    async def _fetch(self) -> None:
        """Slots for those who wait, whose number is known once they have all come."""
        held = len(self._reserved) + (self._next < inf)
        wanted = min(max(1, round(AHEAD * self._rate)), len(self._queue) - held)
        try:
            if wanted > 0:
                await self._reserve(wanted)
        except StorageError as error:
            log.warning("the pace that processes share can't be read; trying again", reason=str(error))
            await asyncio.sleep(_RETRY)
        finally:
            self._fetching = False
        if wanted > 0:
            self._resume()

    async def _reserve(self, number: int) -> None:
        asked, gained = self._clock(), self._gained
        slots = await self._pace.reserve(number, full_rate=self._full_rate, gained=gained, now=self._today())
        if slots is None:
            await asyncio.sleep(_HELD)
            return
        self._gained -= gained
        self._rate = slots.rate
        # When the database looked at its clock is a guess. Where the call before took long, these would come
        # before the end of those, and be gone by the time they are to be used.
        first = max((asked + self._clock()) / 2 + slots.first_in, self._last + 1 / slots.rate)
        times = [first + place / slots.rate for place in range(number)]
        self._last = times[-1]
        self._reserved.extend(at for at in times if at >= self._frozen_until)

    async def _slow(self, seconds: float, factor: float) -> None:
        try:
            await self._pace.slow(seconds, factor=factor)
        except StorageError as error:
            log.warning("other processes can't be told of a flood wait just now", reason=str(error))
        self._resume()

    def _resume(self) -> None:
        self._pass_over()
        if self._queue:
            self._fetch_more()
        if self._timer is not None:
            self._timer.cancel()
        self._let_go()

    def _call(self, call: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(call)
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)
