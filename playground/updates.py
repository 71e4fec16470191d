"""The queue of updates a bot collects with getUpdates, or has brought to its webhook."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice

from playground.errors import ConflictError
from playground.facts import Json

LONGEST_POLL = 50
_DAY = 86_400
_MOST = 100
_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
_FIRST_ID = 700_000_001


class Updates:
    """Updates stay until an offset beyond them confirms them, and a day at most."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._queue: deque[tuple[float, Json]] = deque()
        self._next_id = _FIRST_ID
        self._poll: asyncio.Future[None] | None = None
        self.allowed: list[str] = []

    def __len__(self) -> int:
        return len(self._queue)

    @property
    def polled(self) -> bool:
        """Whether a long poll waits right now."""
        return self._poll is not None

    def put(self, kind: str, content: Json) -> None:
        if kind not in self.allowed if self.allowed else kind in _ON_REQUEST:
            return
        self._forget_old()
        self._queue.append((self._clock(), {"update_id": self._next_id, kind: content}))
        self._next_id += 1
        self._wake()

    async def take(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109 - Telegram's own parameter
        """One poll; a second one while it waits ends it with ConflictError."""
        self._confirm(offset)
        self._forget_old()
        self._interrupt()
        if not self._queue and timeout > 0:
            await self._wait(min(timeout, LONGEST_POLL))
        most = limit if 0 < limit <= _MOST else _MOST
        return [update for _, update in islice(self._queue, most)]

    def waiting(self) -> Iterator[Json]:
        self._forget_old()
        return (update for _, update in tuple(self._queue))

    def done(self, update_id: int) -> None:
        """One that was brought to a webhook."""
        self._queue = deque(kept for kept in self._queue if kept[1]["update_id"] != update_id)

    def now(self) -> int:
        return int(self._clock())

    def drop(self) -> None:
        self._queue.clear()

    def release(self) -> None:
        """Let a waiting poll go home with nothing."""
        self._wake()

    async def _wait(self, seconds: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await poll
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None

    def _interrupt(self) -> None:
        poll, self._poll = self._poll, None
        if poll is not None and not poll.done():
            poll.set_exception(
                ConflictError(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"
                )
            )

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def _confirm(self, offset: int) -> None:
        queue = self._queue
        if offset < 0:
            while len(queue) > -offset:
                queue.popleft()
        while queue and queue[0][1]["update_id"] < offset:
            queue.popleft()

    def _forget_old(self) -> None:
        oldest = self._clock() - _DAY
        while self._queue and self._queue[0][0] < oldest:
            self._queue.popleft()
