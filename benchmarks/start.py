"""Cold start to the first poll, and memory when idle; run it by `python -m benchmarks.start`.

Wanted: under 1.5 s, and under 120 MB.
"""

import argparse
import asyncio
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

from rich.console import Console
from rich.table import Table

from benchmarks.khao_process import khao
from benchmarks.process_tree import resident_megabytes
from playground import Telegram, serve
from playground.site import Site

STARTS = 5
QUIET = 75.0
"""Seconds: long enough for the workers to have gone."""


def settings(telegram: Telegram, url: str, folder: Path, **more: str) -> dict[str, str]:
    return {
        "BOT_TOKEN": telegram.token,
        "TELEGRAM_API_URL": url,
        "LISTEN": "",
        "DATABASE_URL": f"sqlite:///{folder}/khao.db",
        "LOG_LEVEL": "error",
        **more,
    }


async def first_poll() -> float:
    """Seconds from the command to the first word that the bot has fetched."""
    telegram = Telegram()
    with TemporaryDirectory() as folder:
        async with serve(telegram) as server:
            telegram.person(first_name="A", language_code="en").say("/start")
            begun = monotonic()
            async with khao(Path(folder), settings(telegram, server.url, Path(folder))):
                await telegram.until(
                    lambda: any(entry.method == "getUpdates" for entry in telegram.log), timeout=30
                )
                return monotonic() - begun


async def idle_memory(*, feed: bool, quiet: float) -> float:
    telegram, site = Telegram(), Site()
    with TemporaryDirectory() as folder:
        async with serve(telegram, extra_routes=site.routes()) as server:
            more = {"FEEDS": f"{server.url}/feed/", "ALLOW_PRIVATE_ADDRESSES": "true"} if feed else {}
            reader = telegram.person(first_name="A", language_code="th")
            reader.say("/start")
            async with khao(Path(folder), settings(telegram, server.url, Path(folder), **more)) as process:
                await reader.reads(lambda message: "/stop" in message["text"], timeout=30)
                await asyncio.sleep(quiet if feed else 5)
                return resident_megabytes(process.pid)


async def measure(number: int, quiet: float) -> Table:
    starts = [await first_poll() for _ in range(number)]
    bare, fed = await idle_memory(feed=False, quiet=quiet), await idle_memory(feed=True, quiet=quiet)
    table = Table("what", "figure", "wanted", title="Start and rest")
    table.add_row(f"first poll, median of {number} starts", f"{median(starts):.2f} s", "< 1.5 s")
    table.add_row("slowest of them", f"{max(starts):.2f} s", "< 1.5 s")
    table.add_row("memory, idle, no feed", f"{bare:.0f} MB", "< 120 MB")
    table.add_row(f"memory, {quiet:.0f} s after reading a feed", f"{fed:.0f} MB", "< 120 MB")
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--starts", type=int, default=STARTS)
    parser.add_argument("--quiet", type=float, default=QUIET, help="seconds of rest after reading a feed")
    wanted = parser.parse_args()
    Console().print(asyncio.run(measure(wanted.starts, wanted.quiet)))


if __name__ == "__main__":
    main()
