"""Heavy work in a process of its own, that may be killed."""

import asyncio
import os
import pickle
import struct
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")

_MAIN: Final = Path(__file__).with_name("worker_main.py")
_LENGTH: Final = struct.Struct("!I")
_LARGEST: Final = 64_000_000
"""Bytes of an answer: a feed of 10 MB may hold 30 MB of UTF-8."""
_READ_AHEAD: Final = 1 << 20
_START_SECONDS: Final = 20
_PIECES_BEFORE_RENEWAL: Final = 1000
"""Parsers' caches grow and torn memory is not given back; a fresh process is small."""


class WorkError(Exception):
    """A piece of work that came to nothing.

    +-- WorkLost     it took too long, or its worker died or never started; the next piece has a fresh one
    +-- WorkFailed   it raised what nobody expected; the worker's traceback is in the notes
    """


class WorkLost(WorkError):
    pass


class WorkFailed(WorkError):
    pass


class Worker:
    """One process that does one piece of work at a time, in the order of asking.

    It is started for the first piece and ended after `idle` seconds without one. A piece that takes longer than
    `deadline` seconds, or kills its process, is lost alone: the next gets a new process. `main` is the command
    that stands in for the usual one.
    """

    def __init__(
        self, *, deadline: float, idle: float = 60, main: tuple[str, ...] = ("-P", str(_MAIN))
    ) -> None:
        self._deadline = deadline
        self._idle = idle
        self._main = main
        self._turn = asyncio.Lock()
        self._process: Process | None = None
        self._closed = False
        self._retirement: asyncio.Task[None] | None = None
        self._pieces = 0

    async def do(self, work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
        """`work(...)` over there; a function of a module, all it takes and gives being picklable.

        Raises WorkError, and whatever error of the newsroom the work raises.
        """
        async with self._turn:
            request = pickle.dumps((work, given, named))
            self._stay()
            answer = await self._finished(request)
            self._retirement = asyncio.create_task(self._retire())
        # Our own process wrote it, under the bot's own user: reading a pickle of it gives nothing away that it
        # could not take by itself.
        result, error = pickle.loads(answer)  # noqa: S301
        if error is None:
            return result  # type: ignore[no-any-return]  # it is what `work` returns
        if isinstance(error, Exception):
            raise error
        failed = WorkFailed(f"raised {str(error).strip().rpartition(chr(10))[2]}")
        failed.add_note(error)
        raise failed

    async def close(self) -> None:
        """What is under way or waits is lost."""
        self._closed = True
        self._stay()
        await self._end()

    async def _finished(self, request: bytes) -> bytes:
        process = await self._running()
        # The first piece also waits for the process to start, and to load what it works with.
        seconds = self._deadline + (0 if self._pieces else _START_SECONDS)
        self._pieces += 1
        finished = False
        try:
            async with asyncio.timeout(seconds):
                answer = await _ask(process, request)
            finished = True
        except TimeoutError as error:
            raise WorkLost(f"took longer than {seconds:g} seconds") from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise WorkLost("ended its worker") from error
        finally:
            if not finished or self._pieces == _PIECES_BEFORE_RENEWAL:
                await self._end()  # a late answer must not be taken for the next piece's
        return answer

    async def _running(self) -> Process:
        self._refuse_if_closed()
        if self._process is None or self._process.returncode is not None:
            self._pieces = 0
            try:
                self._process = await self._started()
            except OSError as error:
                raise WorkLost(f"has no worker: {error.strerror}") from error
            if self._closed:  # meanwhile
                await self._end()
        self._refuse_if_closed()
        return self._process

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise WorkLost("came after the end of its worker")

    async def _started(self) -> Process:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, *self._main, str(int(self._deadline) + _START_SECONDS)),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            limit=_READ_AHEAD,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},  # the very same code
            start_new_session=True,  # Ctrl-C is for the bot, which then closes this
        )

    async def _retire(self) -> None:
        await asyncio.sleep(self._idle)
        await self._end()

    def _stay(self) -> None:
        if self._retirement is not None:
            self._retirement.cancel()
            self._retirement = None

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()
            await process.wait()


async def _ask(process: Process, request: bytes) -> bytes:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(_LENGTH.pack(len(request)) + request)
    await process.stdin.drain()
    (length,) = _LENGTH.unpack(await process.stdout.readexactly(_LENGTH.size))
    if length > _LARGEST:
        raise ConnectionError("no answer is so long")
    return await process.stdout.readexactly(length)
