"""The whole path with a crowd; run it by `python -m benchmarks.walk [READERS] [SEND_RATE]`.

So many people say /start to `khao run`; then a story appears in its feed. Wanted: every one of them has it,
once, at SEND_RATE.
"""

import argparse
import asyncio
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks.khao_process import khao
from benchmarks.process_tree import cpu_seconds
from benchmarks.start import settings
from playground import Telegram, serve
from playground.site import Site


async def walk(readers: int, rate: float) -> Table:
    telegram, site = Telegram(), Site()
    telegram.latency = 0.05
    people = [telegram.person(first_name=f"Reader {n}", language_code="th") for n in range(readers)]
    with TemporaryDirectory() as folder:
        async with serve(telegram, extra_routes=site.routes()) as server:
            wanted = settings(
                telegram,
                server.url,
                Path(folder),
                FEEDS=f"{server.url}/feed/",
                FEED_EVERY="2",
                PUSH_DELAY="0",
                SEND_RATE=str(rate),
                ALLOW_PRIVATE_ADDRESSES="true",
            )
            for person in people:
                person.say("/start")
            async with khao(Path(folder), wanted) as process:
                await telegram.until(lambda: len(telegram.sends) >= readers, timeout=120)
                greeted = len(telegram.sends)
                await asyncio.sleep(5)
                telegram.sends.clear()
                before = cpu_seconds(process.pid)
                story = site.publish_next()
                await telegram.until(lambda: len(telegram.sends) >= readers, timeout=60 + 2 * readers / rate)
                cpu = cpu_seconds(process.pid) - before
                await asyncio.sleep(2)
            times = [send.time for send in telegram.sends]
            copies = Counter(
                sum(story.title in str(message.get("text")) for message in person.received) for person in people
            )
    took = max(times) - min(times)
    table = Table("what", "figure", "wanted", title=f"{readers} readers, SEND_RATE={rate:g}, 50 ms latency")
    table.add_row("greeted", str(greeted), str(readers))
    table.add_row("readers with one copy", str(copies[1]), str(readers))
    table.add_row("readers with none, or more than one", str(readers - copies[1]), "0")
    table.add_row("messages a second", f"{(len(times) - 1) / took:.2f}", f"{rate:g}")
    table.add_row("busiest second", str(telegram.sends.busiest_second()), f"<= {rate + 1:g}")
    table.add_row("refusals for haste (429)", str(telegram.sends.refused(429)), "0")
    table.add_row("CPU a copy, all of the bot", f"{1000 * cpu / readers:.2f} ms", "")
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readers", type=int, nargs="?", default=1000)
    parser.add_argument("send_rate", type=float, nargs="?", default=29.0)
    wanted = parser.parse_args()
    Console().print(asyncio.run(walk(wanted.readers, wanted.send_rate)))


if __name__ == "__main__":
    main()
