"""One event loop, run until it ends or a signal asks it to."""

import asyncio
import gc
import os
import signal
from collections.abc import Awaitable, Callable
from typing import Final

import uvloop

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)
_YOUNG: Final = 10_000
"""Objects made and not yet gone at which cycles are looked for. The copies of a claim are some thousands for a
moment; at Python's 700 each would be looked through while it is on its way, and no cycle found."""


def run_until_stopped(main: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """`main` gets the event that the first signal sets; a second one ends the process at once."""

    async def guarded() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()

        def ask() -> None:
            stop.set()
            for number in _SIGNALS:
                loop.remove_signal_handler(number)

        for number in _SIGNALS:
            loop.add_signal_handler(number, ask)
        await main(stop)

    look_for_garbage_seldom()
    reckon_alone()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(guarded())


def look_for_garbage_seldom() -> None:
    """What is loaded by now stays; looking it through again and again would stop everything else."""
    gc.set_threshold(_YOUNG)
    gc.freeze()


def reckon_alone() -> None:
    """Arrays here are too small to be shared among threads, which take 40 ms and some memory to start."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
