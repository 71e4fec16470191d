"""How long the event loop keeps others waiting while something is measured."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import perf_counter


@asynccontextmanager
async def watched() -> AsyncIterator[Callable[[], float]]:
    """What it gives tells how many milliseconds, at most, the event loop was late since it was last asked."""
    latest = 0.0

    async def watch() -> None:
        nonlocal latest
        while True:
            due = perf_counter() + 0.005
            await asyncio.sleep(0.005)
            latest = max(latest, perf_counter() - due)

    def tell() -> float:
        nonlocal latest
        told, latest = 1000 * latest, 0.0
        return told

    watching = asyncio.create_task(watch())
    yield tell
    watching.cancel()
