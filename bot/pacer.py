"""How fast messages may leave: evenly, a little below Telegram's limits, and in the right order."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import IntEnum
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import Final

from bot.air import Air

TOLERANCE: Final = 0.01
"""Seconds that may be made up for when the event loop was late. More would show as a burst at Telegram: at 980
a second against a limit of 1000, a window of one second has room for 20 ms of it."""
QUANTUM: Final = 0.006
"""Seconds between two looks at who may go: at a high rate a few go together, for each time the process wakes
up costs more than a message. It is part of what is made up for."""
COUNTED_FOR: Final = 60.0
PRIVATE_INTERVAL: Final = 1.05
PRIVATE_BURST: Final = 2
GROUP_INTERVAL: Final = 3.1
_SLOWEST: Final = 0.25
"""Part of the full rate. What Telegram refuses below it, it does not refuse for haste."""
_REFUSED_FACTOR: Final = 0.93
_RECOVERY: Final = 0.002
"""Part of the full rate that comes back with each second of arriving copies when little is missing; the more is
missing, the faster: from a quarter to nine tenths in two minutes."""
_MOST_CHATS: Final = 20_000


class Lane(IntEnum):
    """Who goes first when a slot is free."""

    ANSWER = 0
    EDIT = 1
    BROADCAST = 2


class Pacer:
    """One per bot token. GCRA over all chats and within each; the rate learns from refusals.

    A reader's answer does not count towards Telegram's limit over all chats, so it takes no slot; once one has
    been refused all the same, answers are counted for a minute, and then still go before any copy.
    """

    remembers = False
    """Whether the rate it has learned is kept for others, and for after a restart, by itself."""

    def __init__(self, rate: float, *, clock: Callable[[], float], learned: float | None = None) -> None:
        """`rate`, and `learned`, known from before, are messages a second; `clock` is monotonic."""
        self._full_rate = rate
        self._rate = min(rate, learned or rate)
        self._clock = clock
        self._next = clock()
        self._counted_until = 0.0
        self._lesson_until = 0.0
        self._probing, self._probe_at = False, 0.0
        self._air = Air(clock)
        self._queue: list[tuple[Lane, int, asyncio.Future[None]]] = []
        self._order = count()
        self._timer: asyncio.TimerHandle | None = None
        self._next_in_chat: dict[int, float] = {}

    async def close(self) -> None:
        """Nobody waits any more."""

    @property
    def rate(self) -> float:
        return self._rate

    async def slot(self, chat_id: int, lane: Lane = Lane.BROADCAST) -> None:
        """Return when a message for the chat may leave."""
        if (wait := self._reserve_in_chat(chat_id, lane)) > 0:
            await asyncio.sleep(wait)
        if lane is Lane.ANSWER and self._clock() >= self._counted_until:
            return
        turn = asyncio.get_running_loop().create_future()
        if not self._queue:
            self._begin()
        heappush(self._queue, (lane, next(self._order), turn))
        if self._timer is None:
            self._let_go()
        await turn

    def flight(self) -> AbstractContextManager[None]:
        """Around a copy's way to Telegram and back."""
        return self._air.flight(self._rate)

    def heard(self, took: float) -> None:
        """So many seconds passed until Telegram answered a call that was no copy."""
        self._air.heard(took)

    def refused(self, chat_id: int, lane: Lane, seconds: float, *, probe: bool = False) -> None:
        """Telegram asks for a pause: of a group alone, else of everything that is counted.

        After it a `probe` goes alone, and the others once a copy has arrived.
        """
        now = self._clock()
        if chat_id < 0 or lane is Lane.ANSWER:
            self._next_in_chat[chat_id] = max(self._next_in_chat.get(chat_id, 0.0), now + seconds)
        if chat_id < 0:
            return
        if lane is Lane.ANSWER:
            self._counted_until = now + COUNTED_FOR
            return
        self._next = max(self._next, now + seconds)
        if probe:
            self._probing, self._probe_at = True, self._next
        if now >= self._lesson_until:  # those in flight at the first refusal are refused for the same reason
            self._lesson_until = now + max(seconds, 1.0)
            self._rate = max(_SLOWEST * self._full_rate, self._rate * _REFUSED_FACTOR)

    def arrived(self) -> None:
        if self._clock() > self._probe_at:  # else it left before the refusal
            self._probing = False
        self._rate = min(self._full_rate, self._rate + _RECOVERY * (self._full_rate / self._rate) ** 3)

    def _let_go(self) -> None:
        """Those whose slot has come, then a timer for the next."""
        self._timer = None
        now = self._clock()
        room = 1 - self._air.flying if self._probing else self._air.room(self._rate)
        while self._queue and ((self._next <= now and room > 0) or self._queue[0][2].done()):
            turn = heappop(self._queue)[2]
            if not turn.done():  # else its waiter has been cancelled
                turn.set_result(None)
                self._take(now)
                room -= 1
        if self._queue and self._next < inf:
            wait = max(QUANTUM, self._next - now)
            self._timer = asyncio.get_running_loop().call_later(wait, self._let_go)

    def _begin(self) -> None:
        """Somebody comes after a time when nobody waited: what was not used then is gone."""
        self._next = max(self._next, self._clock())

    def _take(self, now: float) -> None:
        """The slot that has come is taken: when the next one does."""
        self._next = max(self._next, now - TOLERANCE) + 1 / self._rate

    def _reserve_in_chat(self, chat_id: int, lane: Lane) -> float:
        """Seconds until the chat may get one more. A person may get a few answers at once."""
        now = self._clock()
        if len(self._next_in_chat) > _MOST_CHATS:
            self._next_in_chat = {chat: at for chat, at in self._next_in_chat.items() if at > now}
        interval = GROUP_INTERVAL if chat_id < 0 else PRIVATE_INTERVAL
        burst = PRIVATE_BURST * interval if lane is Lane.ANSWER and chat_id > 0 else 0.0
        at = max(self._next_in_chat.get(chat_id, 0.0), now - burst)
        self._next_in_chat[chat_id] = at + interval
        return at - now
