"""How long the event loop keeps others waiting while something is measured."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from time import perf_counter, thread_time


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


@contextmanager
def steps() -> Iterator[Callable[[], float]]:
    """What it gives tells how many milliseconds of CPU the longest step of this thread's event loop took.

    Unlike by how late the loop was, a machine that is busy with other things makes it no longer.
    """
    longest = 0.0
    carried_out = asyncio.Handle._run  # noqa: SLF001 - the one place that all steps go through

    def timed(handle: asyncio.Handle) -> None:
        nonlocal longest
        begun = thread_time()
        carried_out(handle)
        longest = max(longest, thread_time() - begun)

    asyncio.Handle._run = timed  # type: ignore[method-assign, assignment]  # noqa: SLF001
    try:
        yield lambda: 1000 * longest
    finally:
        asyncio.Handle._run = carried_out  # type: ignore[method-assign]  # noqa: SLF001
