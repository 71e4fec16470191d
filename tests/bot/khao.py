"""The command in a process of its own, as an operator runs it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Nothing of the tests' own settings leaks in."""
    kept = ("PATH", "HOME", "LANG")
    return {name: os.environ[name] for name in kept if name in os.environ} | dict(settings)


async def start(folder: Path, settings: Mapping[str, str], *words: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *words,
        cwd=folder,
        env=environment({"PYTHONPATH": str(ROOT), "LISTEN": ""} | dict(settings)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def said(folder: Path, settings: Mapping[str, str], *words: str) -> tuple[int, str, str]:
    """Exit status, output and error output of a command that ends by itself."""
    process = await start(folder, settings, *words)
    out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


@asynccontextmanager
async def running(folder: Path, settings: Mapping[str, str]) -> AsyncIterator[asyncio.subprocess.Process]:
    """`khao run` for as long as the block, then SIGTERM; it must end by itself, and well."""
    process = await start(folder, settings, "run")
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(30):
            _, err = await process.communicate()
    # A signal that comes while Python is still importing ends a process that has touched nothing yet.
    assert process.returncode in {0, -signal.SIGTERM}, err.decode()
