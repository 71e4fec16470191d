"""A push to a million subscribers is enqueued; `python -m benchmarks.million [--subscribers 1000000]`.

Their chats have ids in no order, as in life. While the copies are made somebody else writes, one small write
after another: none of them may have to wait long. Memory is that of this process, which does nothing else.
"""

import argparse
import asyncio
import os
from collections.abc import Sequence
from random import Random
from statistics import quantiles
from time import perf_counter, process_time

import uvloop

from benchmarks.database import KINDS, Kind, database
from benchmarks.process_tree import resident_megabytes
from benchmarks.verdict import Report, conclude
from bot.spreader import SLICE, next_size
from news.ports import Storage
from news.push import NewPush
from storage import open_storage
from storage.opening import open_database
from tests.storage.newsroom import NOON, archived, filing

AT_ONCE = 100_000
_CROWD = """
    WITH RECURSIVE n (i) AS (SELECT CAST(:first AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < :last)
    INSERT INTO subscriber (chat_id, language, timezone, since)
    SELECT 100000000 + (i * 7919000017) % 7000000000, 'th', 'Asia/Bangkok', 5 FROM n
"""


async def settle(url: str, subscribers: int) -> None:
    database = await open_database(url)
    for first in range(1, subscribers + 1, AT_ONCE):
        last = min(first + AT_ONCE - 1, subscribers)
        await database.write(_CROWD, {"first": first, "last": last})
    await database.close()


async def write_beside(storage: Storage, done: asyncio.Event) -> Sequence[float]:
    """How long each of the writes took."""
    took, random = [], Random(1)  # noqa: S311 - no secret
    while not done.is_set():
        begun = perf_counter()
        await storage.outbox.learn_rate(random.uniform(1, 29))
        took.append(perf_counter() - begun)
        await asyncio.sleep(0.005)
    return took


async def enqueued(kind: Kind, subscribers: int, slice_size: int | None) -> Report:
    async with database(kind) as url:
        storage = await open_storage(url)
        await settle(url, subscribers)
        (article,) = await archived(storage, filing())
        done = asyncio.Event()
        beside = asyncio.create_task(write_beside(storage, done))
        await asyncio.sleep(0.5)
        await storage.pushes.create(
            NewPush(article_id=article.id, revision=article.revision, at=NOON, bodies={"th": "{}"})
        )
        memory, cpu = resident_megabytes(os.getpid()), process_time()
        begun, copies, size = perf_counter(), 0, slice_size or SLICE
        last = begun
        while made := await storage.pushes.enqueue(slice_size=size):
            copies, took = copies + made, perf_counter() - last
            size, last = slice_size or next_size(size, took), last + took
        took, cpu = perf_counter() - begun, process_time() - cpu
        memory = resident_megabytes(os.getpid()) - memory
        done.set()
        waits = [1000 * wait for wait in await beside]
        await storage.close()
    report = Report(f"{subscribers} subscribers on {kind}, slices of up to {size}")
    report.at_least("copies made", copies, subscribers, "{:.0f}")
    report.at_most("seconds", took, 3.0 * subscribers / 1_000_000, "{:.2f}")
    report.note("CPU, the other writes included", f"{cpu:.2f} s, {1_000_000 * cpu / copies:.1f} µs a copy")
    report.note("another write, median", f"{quantiles(waits, n=2)[0]:.1f} ms")
    report.note("another write, 99th percentile", f"{quantiles(waits, n=100)[98]:.1f} ms")
    report.at_most("another write, longest", max(waits), 50, "{:.1f} ms")
    report.at_most("memory grew by", memory, 20, "{:.1f} MB")
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--subscribers", type=int, default=1_000_000)
    parser.add_argument("--database", choices=KINDS, default="sqlite")
    parser.add_argument("--slice", type=int, help="always so many at a time, instead of as the bot does")
    wanted = parser.parse_args()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        report = runner.run(enqueued(wanted.database, wanted.subscribers, wanted.slice))
    report.show()
    conclude(report)


if __name__ == "__main__":
    main()
