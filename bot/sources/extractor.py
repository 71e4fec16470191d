"""Full texts of web pages, by a worker process that may be killed."""

import asyncio
import struct
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from typing import Final

from news.errors import FeedMalformed

_WORKER: Final = Path(__file__).with_name("page_worker.py")
_LENGTH: Final = struct.Struct("!I")
_START_SECONDS: Final = 30
_PAGES_BEFORE_RENEWAL: Final = 500
"""lxml and the extractor's caches grow; a fresh process is small."""


class PageExtractor:
    """One worker process, started for the first page and ended after `idle` seconds without one.

    A page that takes longer than `deadline` seconds, or crashes the worker, fails alone: the next page gets a
    new worker. `worker` is the command that stands in for the usual one.
    """

    def __init__(
        self, *, deadline: float = 10, idle: float = 60, worker: tuple[str, ...] = ("-P", str(_WORKER))
    ) -> None:
        self._deadline = deadline
        self._idle = idle
        self._worker = worker
        self._turn = asyncio.Lock()
        self._process: Process | None = None
        self._retirement: asyncio.Task[None] | None = None
        self._pages = 0

    async def extract(self, page: str, url: str) -> str:
        """The text of the page, a line a paragraph; empty where none was found. Raises FeedMalformed."""
        async with self._turn:
            self._stay()
            process = await self._running()
            finished = False
            try:
                async with asyncio.timeout(self._deadline):
                    text = await _ask(process, url, page)
                finished = True
            except TimeoutError as error:
                raise FeedMalformed(f"took longer than {self._deadline:g} seconds to read") from error
            except (asyncio.IncompleteReadError, ConnectionError) as error:
                raise FeedMalformed("could not be read, and ended its reader") from error
            finally:
                self._pages += 1
                if not finished or self._pages == _PAGES_BEFORE_RENEWAL:
                    await self._end()  # a late answer must not be taken for the next page's
            self._retirement = asyncio.create_task(self._retire())
            return text

    async def close(self) -> None:
        self._stay()
        await self._end()

    async def _running(self) -> Process:
        if self._process is not None and self._process.returncode is None:
            return self._process
        self._pages = 0
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, *self._worker),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            start_new_session=True,  # Ctrl-C is for the bot, which then closes this
        )
        ready = False
        try:
            async with asyncio.timeout(_START_SECONDS):
                await _receive(self._process)
            ready = True
        except (TimeoutError, asyncio.IncompleteReadError) as error:
            raise FeedMalformed("could not be read: the reader of pages doesn't start") from error
        finally:
            if not ready:
                await self._end()
        return self._process

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


async def _ask(process: Process, url: str, page: str) -> str:
    assert process.stdin is not None
    for text in (url, page):
        content = text.encode("utf-8", "replace")
        process.stdin.write(_LENGTH.pack(len(content)) + content)
    await process.stdin.drain()
    return await _receive(process)


async def _receive(process: Process) -> str:
    assert process.stdout is not None
    (length,) = _LENGTH.unpack(await process.stdout.readexactly(_LENGTH.size))
    return (await process.stdout.readexactly(length)).decode()
