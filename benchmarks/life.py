"""`khao run` in processes that begin at once: each is forked from one that has loaded everything already.

The process and its code are those of the command; a kill finds sockets, threads and files as it would there.
"""

import os
import signal
from collections.abc import Mapping
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path


def begin(folder: Path, settings: Mapping[str, str], roles: str = "web,ingest,send") -> ForkServerProcess:
    context = get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.life", "bot.cli", "aiosqlite", "asyncpg"])
    process = context.Process(target=_live, args=(folder, dict(settings), roles))
    process.start()
    return process


def _live(folder: Path, settings: dict[str, str], roles: str) -> None:
    from bot.cli import run  # noqa: PLC0415 - loaded where it is forked from, not in the benchmark

    for name in set(os.environ) - {"PATH", "HOME", "LANG"}:
        del os.environ[name]
    os.environ.update(settings)
    os.chdir(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the benchmark, which ends this one
    run(roles=roles)
