"""An edit and a withdrawal that follow thousands of copies; run it by `python -m benchmarks.take_back`.

An owner asks for both in the chat, /edit and /retract, of a story that every reader has got. The server takes
50 ms for every answer and keeps Telegram's limits.
"""

import argparse
import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.broadcast import rate_setting
from benchmarks.database import Kind, database, subscribe
from benchmarks.editor import OLD, edit, log_all, retract
from benchmarks.khao_process import khao
from benchmarks.scenes import backlog_read, gather, publish, sent
from benchmarks.stage import FREE_LIMIT, PAID_LIMIT, stage
from benchmarks.verdict import Report, conclude


async def take_back(kind: Kind, rate: float, crowd: int) -> Report:
    async with stage() as on, database(kind) as url:
        people = await on.ask(gather, crowd + 1)
        await subscribe(url, people)
        with TemporaryDirectory() as folder:
            settings = on.settings(url, **rate_setting(rate), ADMINS=str(people[0]))
            async with khao(Path(folder), settings):
                await on.ask(backlog_read)
                await on.ask(publish, OLD)
                patience = 30 + 3 * crowd / min(rate, FREE_LIMIT)
                if not await on.ask(sent, crowd + 1, patience):
                    raise RuntimeError("the broadcast does not come to its end")
                await on.ask(log_all)
                edited = await on.ask(edit, patience)
                deleted = await on.ask(retract, patience)
    limit = FREE_LIMIT if rate <= FREE_LIMIT else PAID_LIMIT
    report = Report(
        f"{crowd} copies out on {kind}, broadcast at {rate:g} a second, limit {limit}, 50 ms latency"
    )
    for what, followed in (("edited", edited), ("withdrawn", deleted)):
        report.at_most(f"copies that were not {what}", followed.left, 0)
        report.note(f"  {what} a second", f"{crowd / followed.seconds:.1f}")
        report.note("  busiest second", f"{followed.busiest_second}")
        report.at_most("  refusals for haste (429)", followed.refused, 0)
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=float, default=980)
    parser.add_argument("--copies", type=int, default=5000)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    wanted = parser.parse_args()
    report = asyncio.run(take_back(wanted.database, wanted.rate, wanted.copies))
    report.show()
    conclude(report)


if __name__ == "__main__":
    main()
