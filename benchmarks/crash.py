"""Kill -9 at random moments; run it by `python -m benchmarks.crash [KILLS] [SEED] [RATE] [DATABASE_URL]`.

A push goes out to a crowd while the sender is killed and started again; when it is through, the next one
follows. Wanted: nobody lacks a copy, and no more copies come twice than were in flight at the kills: rate x
latency each. The same seed kills at the same moments after each start.
"""

import asyncio
import signal
import sys
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks.broadcast import FREE_LIMIT, PAID_LIMIT, subscribe
from benchmarks.khao_process import khao
from benchmarks.start import settings
from playground import Person, Telegram, serve
from playground.site import Site

LATENCY = 0.05
CROWD_SECONDS = 30
"""How long one push takes at the full rate."""


class Ordeal:
    def __init__(self, rate: float, seed: int) -> None:
        self.telegram, self.site = Telegram(keep_messages=100_000), Site()
        self.telegram.latency = LATENCY
        self.telegram.limits.overall_rate, self.telegram.limits.paid_rate = FREE_LIMIT, PAID_LIMIT
        self.random = Random(seed)  # noqa: S311 - so that a run can be repeated
        self.people = [self._reader(n) for n in range(round(rate * CROWD_SECONDS))]
        self.titles: list[str] = []

    def _reader(self, number: int) -> Person:
        person = self.telegram.person(first_name=f"Reader {number}", language_code="th")
        person.start()
        assert person.chat is not None
        person.chat.pace.free = 0
        return person

    def publish(self) -> None:
        self.titles.append(self.site.publish_next().title)

    def copies(self) -> list[int]:
        """How many each reader has of each story."""
        have = [Counter(str(m["text"]).split("\n")[0] for m in person.received) for person in self.people]
        return [of[title] for of in have for title in self.titles]

    def done(self) -> bool:
        return len(self.telegram.sends) >= len(self.people) * len(self.titles) and all(self.copies())


async def crash(kills: int, seed: int, rate: float, database_url: str) -> Table:
    ordeal = Ordeal(rate, seed)
    paid = {"PAID_RATE": f"{rate:g}"} if rate > FREE_LIMIT else {"SEND_RATE": f"{rate:g}"}
    with TemporaryDirectory() as folder:
        async with serve(ordeal.telegram, extra_routes=ordeal.site.routes()) as server:
            wanted = settings(
                ordeal.telegram,
                server.url,
                Path(folder),
                FEEDS=f"{server.url}/feed/",
                FEED_EVERY="1",
                PUSH_DELAY="0",
                ALLOW_PRIVATE_ADDRESSES="true",
                **paid,
            )
            wanted |= {"DATABASE_URL": database_url} if database_url else {}
            await subscribe(wanted["DATABASE_URL"], ordeal.people)
            ordeal.telegram.updates.drop()
            async with khao(Path(folder), wanted):
                await asyncio.sleep(5)  # the site's older stories come in
            ordeal.publish()
            for _ in range(kills):
                if ordeal.done():
                    ordeal.publish()
                async with khao(Path(folder), wanted) as process:
                    await asyncio.sleep(ordeal.random.uniform(0.4, 3))
                    process.send_signal(signal.SIGKILL)
            async with khao(Path(folder), wanted):
                while not ordeal.done():  # noqa: ASYNC110 - looked at rarely, so as not to disturb
                    await asyncio.sleep(1)
    copies = ordeal.copies()
    repeats = sum(copies) - len(copies)
    table = Table("what", "figure", "wanted", title=f"{kills} kills at {rate:g} a second, seed {seed}")
    table.add_row("copies due", str(len(copies)), "")
    table.add_row("lost", str(copies.count(0)), "0")
    table.add_row("came twice, per kill", f"{repeats / kills:.2f}", f"<= {max(3, rate * LATENCY + 1):.0f}")
    table.add_row("refusals for haste (429)", str(ordeal.telegram.sends.refused(429)), "0")
    return table


if __name__ == "__main__":
    words = [*sys.argv[1:], *("200", "1", "29", "")[len(sys.argv) - 1 :]]
    Console().print(asyncio.run(crash(int(words[0]), int(words[1]), float(words[2]), words[3])))
