"""What happens in the box, told to whoever watches."""

import asyncio
from collections.abc import AsyncIterator, Callable

from playground.facts import Json

_HELD = 1000


class Events:
    """A watcher that falls `_HELD` events behind is let go: it comes back and reloads."""

    def __init__(self) -> None:
        self._watchers: set[asyncio.Queue[Json | None]] = set()
        self._waiting: list[asyncio.Future[None]] = []

    def __bool__(self) -> bool:
        """Whether anybody watches: building an event for nobody is waste."""
        return bool(self._watchers)

    def tell(self, event: Json) -> None:
        for queue in tuple(self._watchers):
            if queue.qsize() >= _HELD:
                self._watchers.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait(event)

    async def watch(self) -> AsyncIterator[Json]:
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._watchers.add(queue)
        try:
            while (event := await queue.get()) is not None:
                yield event
        finally:
            self._watchers.discard(queue)

    def close(self) -> None:
        for queue in self._watchers:
            queue.put_nowait(None)
        self._watchers.clear()

    def changed(self) -> None:
        """Let those who wait for a condition look again."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, condition: Callable[[], object], timeout: float) -> bool:  # noqa: ASYNC109 - a test says how long
        """Whether `condition` came true within `timeout` seconds."""
        try:
            async with asyncio.timeout(timeout):
                while not condition():
                    future = asyncio.get_running_loop().create_future()
                    self._waiting.append(future)
                    await future
        except TimeoutError:
            return bool(condition())
        return True
