"""Four senders, two web workers and one that ingests, on PostgreSQL; `python -m benchmarks.workers`.

They share a pace 2 % below a limit. Every few seconds one of the senders and web workers is killed and another
begins in its place, while a story goes out to a crowd and a reader searches. The server counts and refuses
nothing, so that whatever goes beyond the limit shows.
"""

import argparse
import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory

from benchmarks.broadcast import rate_setting
from benchmarks.database import database, rows, subscribe
from benchmarks.life import begin
from benchmarks.press import Press
from benchmarks.scenes import clear, copies, gather, limits, pace, search
from benchmarks.stage import LATENCY, Stage, stage
from benchmarks.verdict import Report, conclude

MORTAL = ("send", "send", "send", "send", "web", "web")
EVERY = (2.0, 5.0)
"""Seconds between two kills."""
MARGIN = 1.02
PATIENCE = 300.0
_OPEN = "SELECT count(*) AS copies FROM delivery WHERE state IN ('waiting', 'claimed')"
_MADE = "SELECT count(*) AS copies FROM delivery"


class Crew:
    """The processes, of which one after another is killed."""

    def __init__(self, folder: Path, settings: dict[str, str], random: Random) -> None:
        self._folder = folder
        self._settings = settings
        self._random = random
        self._at_work: list[tuple[str, ForkServerProcess]] = []
        self.kills = 0

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        for roles in (*MORTAL, "ingest"):
            self._at_work.append((roles, begin(self._folder, self._settings, roles)))
        try:
            yield
        finally:
            for _, process in self._at_work:
                process.terminate()
            for _, process in self._at_work:
                await asyncio.to_thread(process.join)

    async def lose_one_after_another(self) -> None:
        while True:
            await asyncio.sleep(self._random.uniform(*EVERY))
            place = self._random.randrange(len(MORTAL))
            roles, process = self._at_work[place]
            process.kill()
            await asyncio.to_thread(process.join)
            self.kills += 1
            self._at_work[place] = (roles, begin(self._folder, self._settings, roles))


async def work(rate: float, crowd: int, seed: int) -> Report:
    async with stage() as on, database("postgres") as url:
        people = await on.ask(gather, crowd)
        await subscribe(url, people)
        await on.ask(clear)
        await on.ask(limits, on=False)
        settings = on.settings(url, FEEDS="", **rate_setting(rate))
        with TemporaryDirectory() as folder:
            crew = Crew(Path(folder), settings, Random(seed))  # noqa: S311 - so that a run can be repeated
            async with crew.working(), Press.opened(url) as press:
                await on.ask(search, 3)
                await press.publish()
                searching = asyncio.create_task(on.ask(search, 0.9 * crowd / rate))
                losing = asyncio.create_task(crew.lose_one_after_another())
                await all_through(url, crowd)
                losing.cancel()
                return await judged(on, rate, crew.kills, press.titles, await searching)


async def all_through(url: str, crowd: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while (await rows(url, _MADE))[0]["copies"] < crowd:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(1)
        while (await rows(url, _OPEN))[0]["copies"]:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(1)


async def judged(on: Stage, rate: float, kills: int, titles: list[str], searches: list[float]) -> Report:
    limit = rate / 0.98
    came, took = await on.ask(copies, titles), await on.ask(pace)
    report = Report(f"{came.due} copies at {rate:g}/s by four senders, {kills} processes killed")
    report.at_most("lost", len(came.missing), 0)
    report.at_most("busiest second", took.busiest_second, MARGIN * limit, "{:.0f}")
    report.at_most("came twice, for each kill", came.repeated / max(1, kills), rate * LATENCY + 1, "{:.2f}")
    report.note("copies a second, kills and leases included", f"{took.a_second:.0f}")
    report.note("a search meanwhile, median", f"{1000 * quantiles(searches, n=2)[0]:.0f} ms")
    report.note("a search meanwhile, longest", f"{1000 * max(searches):.0f} ms")
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=float, default=196)
    parser.add_argument("--copies", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    report = asyncio.run(work(wanted.rate, wanted.copies, wanted.seed))
    report.show()
    conclude(report)


if __name__ == "__main__":
    main()
