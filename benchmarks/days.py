"""Days of a newsroom in seconds, seed after seed; `python -m benchmarks.days [--seeds 20] [--days 7]`.

The same as tests/news/actions/test_days.py, for longer. A seed that breaks a promise is printed with the
command that replays it.
"""

import argparse
import asyncio
from time import perf_counter

from benchmarks.database import KINDS, Kind, database
from benchmarks.verdict import Report, conclude
from news.moment import moment_of
from tests.news.actions.days import days_of
from tests.news.actions.test_days import STARTS

PATIENCE = 300.0


async def lived(kind: Kind, seed: int, days: int, readers: int) -> str:
    """What promise was broken; nothing where none was."""
    async with database(kind) as url:
        newsroom = days_of(url, seed, moment_of(STARTS[seed % len(STARTS)]))
        try:
            async with asyncio.timeout(PATIENCE):
                await newsroom.live(days=days, readers=readers)
        except (AssertionError, TimeoutError) as broken:
            return str(broken)[:300] or type(broken).__name__
    return ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--readers", type=int, default=30)
    parser.add_argument("--database", choices=KINDS, default="sqlite")
    wanted = parser.parse_args()
    report = Report(f"{wanted.days} days of {wanted.readers} readers on {wanted.database}")
    begun, broken = perf_counter(), 0
    for seed in range(wanted.first, wanted.first + wanted.seeds):
        fault = asyncio.run(lived(wanted.database, seed, wanted.days, wanted.readers))
        if fault:
            broken += 1
            again = f"--seeds 1 --first {seed} --days {wanted.days} --readers {wanted.readers}"
            print(f"seed {seed}: {fault}\n  again: python -m benchmarks.days {again}")
    report.at_most("seeds that broke a promise", broken, 0)
    report.note("seconds a seed", f"{(perf_counter() - begun) / wanted.seeds:.1f}")
    report.show()
    conclude(report)


if __name__ == "__main__":
    main()
