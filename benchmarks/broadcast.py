"""One push to a large crowd; run it by `python -m benchmarks.broadcast [--rate 980] [--copies 20000]`.

Above 30 a second it is a paid broadcast against Telegram's limit of 1000 a second, else one against 30. The
server takes 50 ms for every answer; meanwhile a reader searches. Beside it stands what the same messages cost
by python-telegram-bot's own transport, and by bare aiohttp as the floor; neither keeps a pace, and neither
writes anything down.
"""

import argparse
import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from benchmarks.database import Kind, database, subscribe
from benchmarks.khao_process import khao
from benchmarks.process_tree import cpu_seconds
from benchmarks.scenes import (
    Copies,
    Pace,
    archive,
    backlog_read,
    clear,
    copies,
    gather,
    limits,
    pace,
    publish,
    search,
    sent,
)
from benchmarks.stage import FREE_LIMIT, PAID_LIMIT, Stage, stage
from benchmarks.verdict import Report, conclude

TITLE = "ข่าวเช้านี้"
QUIET = 10.0
"""Seconds of rest over which the bot's own CPU is taken off."""
RIVALS = 2000
"""Messages for each of the others to send."""


@dataclass(frozen=True, kw_only=True)
class Broadcast:
    pace: Pace
    copies: Copies
    cpu: float
    searches: list[float]


def rate_setting(rate: float) -> dict[str, str]:
    return {"PAID_RATE": f"{rate:g}"} if rate > FREE_LIMIT else {"SEND_RATE": f"{rate:g}"}


async def broadcast(on: Stage, kind: Kind, rate: float, crowd: int) -> Broadcast:
    async with database(kind) as url:
        await subscribe(url, await on.ask(gather, crowd))
        await on.ask(archive, 50)
        with TemporaryDirectory() as folder:
            async with khao(Path(folder), on.settings(url, **rate_setting(rate))) as process:
                await on.ask(backlog_read)
                await on.ask(search, 3)  # its worker is there from now on
                before = cpu_seconds(process.pid)
                await asyncio.sleep(QUIET)
                idle = (cpu_seconds(process.pid) - before) / QUIET
                before = cpu_seconds(process.pid)
                await on.ask(clear)
                await on.ask(publish, TITLE)
                length = crowd / rate
                searching = asyncio.create_task(on.ask(search, 1.05 * length))
                if not await on.ask(sent, crowd, 30 + 3 * length):
                    raise RuntimeError("the broadcast does not come to its end")
                searches = await searching
                took = await on.ask(pace)
                cpu = cpu_seconds(process.pid) - before - idle * crowd / took.a_second
                return Broadcast(pace=took, copies=await on.ask(copies, [TITLE]), cpu=cpu, searches=searches)


async def rival(on: Stage, who: str, first: int) -> float:
    """CPU seconds a message."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.rivals", who, on.url, on.token, str(first), str(RIVALS)),
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    return float(out) / RIVALS


async def compare(kind: Kind, rate: float, crowd: int) -> Report:
    async with stage() as on:
        ours = await broadcast(on, kind, rate, crowd)
        await on.ask(limits, on=False)
        (first, *_) = await on.ask(gather, RIVALS)
        ptb, floor = await rival(on, "ptb", first), await rival(on, "aiohttp", first)
    limit = FREE_LIMIT if rate <= FREE_LIMIT else PAID_LIMIT
    cpu = 1000 * ours.cpu / crowd
    report = Report(f"{crowd} copies at {rate:g} a second on {kind}, limit {limit}, 50 ms latency")
    report.at_least("copies a second, part of the rate", 100 * ours.pace.a_second / rate, 99, "{:.1f} %")
    report.note("copies a second, part of Telegram's limit", f"{100 * ours.pace.a_second / limit:.1f} %")
    report.at_most("refusals for haste (429)", ours.pace.refused, 0)
    report.at_most("busiest second", ours.pace.busiest_second, 31 if limit == FREE_LIMIT else limit)
    report.at_most("readers without a copy", len(ours.copies.missing), 0)
    report.at_most("copies too many", ours.copies.repeated, 0)
    if limit == PAID_LIMIT:
        report.at_most("CPU a copy, durable marks included", cpu, 0.4, "{:.2f} ms")
    else:  # the searches weigh more than the few copies
        report.note("CPU a copy, searches included", f"{cpu:.2f} ms")
    report.note("  by bare aiohttp", f"{1000 * floor:.2f} ms (ours: {cpu / 1000 / floor:.1f} x)")
    report.note("  by PTB's transport", f"{1000 * ptb:.2f} ms ({1000 * ptb / cpu:.1f} x ours)")
    slow = 1000 * quantiles(ours.searches, n=20)[-1]
    report.at_most("a search meanwhile, 95th percentile", slow, 300, "{:.0f} ms")
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=float, default=980)
    parser.add_argument("--copies", type=int, default=20_000)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    wanted = parser.parse_args()
    report = asyncio.run(compare(wanted.database, wanted.rate, wanted.copies))
    report.show()
    conclude(report)


if __name__ == "__main__":
    main()
