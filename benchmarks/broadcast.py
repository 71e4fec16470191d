"""One push to a large crowd at a rate; run it by `python -m benchmarks.broadcast [RATE] [COPIES]`.

Above 30 a second it is a paid broadcast against Telegram's limit of 1000 a second, else one against 30.
The server takes 50 ms for every answer. Meanwhile a reader searches, about once a second. Wanted: 99 % of
the rate or more, no refusal for haste, under 0.4 ms CPU a copy with durable marks, and searches answered
within 300 ms (95th percentile).
"""

import asyncio
import sys
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import monotonic

from rich.console import Console
from rich.table import Table

from benchmarks.khao_process import khao
from benchmarks.process_tree import cpu_seconds
from benchmarks.start import settings
from news.moment import Moment
from news.subscriber import ChatId
from playground import Person, Telegram, serve
from playground.site import Site
from storage import open_storage

FREE_LIMIT = 30
PAID_LIMIT = 1000


async def subscribe(url: str, people: list[Person]) -> None:
    """Straight into the database: what is measured begins after they have joined."""
    storage = await open_storage(url)
    joins = (
        storage.subscribers.join(ChatId(person.id), language="th", timezone="Asia/Bangkok", now=Moment(1))
        for person in people
    )
    await asyncio.gather(*joins)
    await storage.close()


async def searches(reader: Person, done: asyncio.Event) -> list[tuple[float, float]]:
    """When a search began and how many seconds its answer took, again and again until `done`."""
    times = []
    while not done.is_set():
        begun, before = monotonic(), len(reader.received)
        reader.say("แบตเตอรี่")
        await reader.reads(lambda _, before=before: len(reader.received) > before, timeout=30)  # type: ignore[misc]
        times.append((begun, monotonic() - begun))
        await asyncio.sleep(1.1)
    return times


async def broadcast(rate: float, copies: int) -> Table:
    telegram, site = Telegram(), Site()
    telegram.latency = 0.05
    telegram.limits.overall_rate, telegram.limits.paid_rate = FREE_LIMIT, PAID_LIMIT
    people = [telegram.person(first_name=f"Reader {n}", language_code="th") for n in range(copies)]
    reader = telegram.person(first_name="Searcher", language_code="th")
    for person in people:
        person.start()
    paid = {"PAID_RATE": f"{rate:g}"} if rate > FREE_LIMIT else {"SEND_RATE": f"{rate:g}"}
    with TemporaryDirectory() as folder:
        async with serve(telegram, extra_routes=site.routes()) as server:
            wanted = settings(
                telegram,
                server.url,
                Path(folder),
                FEEDS=f"{server.url}/feed/",
                FEED_EVERY="2",
                PUSH_DELAY="0",
                ALLOW_PRIVATE_ADDRESSES="true",
                **paid,
            )
            await subscribe(wanted["DATABASE_URL"], people)
            telegram.updates.drop()
            for person in people:
                assert person.chat is not None
                person.chat.pace.free = 0  # no copy passes for an answer to the /start
            done = asyncio.Event()
            async with khao(Path(folder), wanted) as process:
                searching = asyncio.create_task(searches(reader, done))
                await asyncio.sleep(8)
                idle = cpu_seconds(process.pid)
                await asyncio.sleep(10)
                idle = (cpu_seconds(process.pid) - idle) / 10
                telegram.sends.clear()
                story = site.publish_next()
                pushed = [0]

                def all_out() -> bool:
                    pushed[0] = sum(1 for send in telegram.sends if send.chat_id != reader.id)
                    return pushed[0] >= copies

                await telegram.until(lambda: len(telegram.sends) > 0, timeout=30)
                before, begun = cpu_seconds(process.pid), monotonic()
                while not all_out():  # noqa: ASYNC110 - looked at rarely, so as not to disturb
                    await asyncio.sleep(0.5)
                took_cpu = cpu_seconds(process.pid) - before - idle * (monotonic() - begun)
                done.set()
                answered = [took for at, took in await searching if at >= begun]
                await asyncio.sleep(2)
    times = [send.time for send in telegram.sends if send.chat_id != reader.id]
    twice = sum(1 for person in people if sum(story.title in str(m.get("text")) for m in person.received) != 1)
    held = (len(times) - 1) / (max(times) - min(times))
    table = Table("what", "figure", "wanted", title=f"{copies} copies at {rate:g} a second, 50 ms latency")
    table.add_row("copies a second", f"{held:.1f} ({100 * held / rate:.1f} %)", ">= 99 %")
    table.add_row("refusals for haste (429)", str(telegram.sends.refused(429)), "0")
    table.add_row(
        "busiest second", str(telegram.sends.busiest_second()), "<= 31" if rate <= FREE_LIMIT else "<= 1000"
    )
    table.add_row("readers without exactly one copy", str(twice), "0")
    table.add_row("CPU a copy, durable marks included", f"{1000 * took_cpu / copies:.2f} ms", "< 0.4 ms")
    table.add_row(
        "a search meanwhile, 95th percentile", f"{1000 * quantiles(answered, n=20)[-1]:.0f} ms", "< 300 ms"
    )
    return table


if __name__ == "__main__":
    pace = float(sys.argv[1]) if len(sys.argv) > 1 else 980.0
    crowd = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    Console().print(asyncio.run(broadcast(pace, crowd)))
