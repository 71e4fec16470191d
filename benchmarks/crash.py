"""Kill -9 at random moments; `python -m benchmarks.crash [--kills 200] [--seed 1] [--database sqlite]`.

Stories go out to a crowd while the bot is killed and started again, at the two rates, on both databases; then
with ON_UNCERTAIN=skip, and ended by SIGTERM. Nobody may lack a copy, and no more may come twice than were in
flight: rate x latency for each kill. The same seed kills at the same moments after each start.
"""

import argparse
import asyncio
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.broadcast import rate_setting
from benchmarks.database import KINDS, Kind, database, rows, subscribe
from benchmarks.life import begin
from benchmarks.press import Press
from benchmarks.scenes import clear, copies, gather, next_send, pace, sent_so_far
from benchmarks.stage import LATENCY, Stage, stage
from benchmarks.verdict import Report, conclude
from news.delivery import OnUncertain

LIFE = 0.8
"""Seconds, at most, from the first copy of a life to its kill."""
STILLBORN = 0.1
"""Part of the lives that end within that time of their start instead, before or after their first copy."""
CROWD_SECONDS = 4
"""How long one story takes at the full rate."""
PATIENCE = 90.0
"""Seconds for what is left after the last kill: some leases have to run out."""
_UNCERTAIN = """
    SELECT article.title, delivery.chat_id FROM delivery
    JOIN push ON push.id = delivery.push_id
    JOIN article ON article.id = push.article_id
    WHERE delivery.state = 'uncertain'
"""
_THROUGH = "SELECT count(*) AS copies FROM delivery WHERE state <> 'waiting'"
_OPEN = "SELECT count(*) AS copies FROM delivery WHERE state IN ('waiting', 'claimed')"


@dataclass(frozen=True, kw_only=True)
class Ordeal:
    database: Kind
    rate: float
    by: signal.Signals = signal.SIGKILL
    on_uncertain: OnUncertain = "repeat"
    kills: int
    seed: int

    @property
    def title(self) -> str:
        skip = ", ON_UNCERTAIN=skip" if self.on_uncertain == "skip" else ""
        return (
            f"{self.kills} times {self.by.name} at {self.rate:g}/s on {self.database}{skip}, seed {self.seed}"
        )


def ordeals(kinds: Sequence[Kind], kills: int, seed: int) -> Iterator[Ordeal]:
    for kind in kinds:
        few = max(1, kills // 4)
        yield Ordeal(database=kind, rate=29, kills=kills, seed=seed)
        yield Ordeal(database=kind, rate=980, kills=kills, seed=seed)
        yield Ordeal(database=kind, rate=29, on_uncertain="skip", kills=few, seed=seed)
        yield Ordeal(database=kind, rate=980, on_uncertain="skip", kills=few, seed=seed)
        yield Ordeal(database=kind, rate=29, by=signal.SIGTERM, kills=few, seed=seed)
        yield Ordeal(database=kind, rate=980, by=signal.SIGTERM, kills=few, seed=seed)


async def suffer(ordeal: Ordeal) -> Report:
    random = Random(ordeal.seed)  # noqa: S311 - so that a run can be repeated
    async with stage() as on, database(ordeal.database) as url:
        crowd = await on.ask(gather, round(ordeal.rate * CROWD_SECONDS))
        await subscribe(url, crowd)
        await on.ask(clear)
        settings = on.settings(url, ON_UNCERTAIN=ordeal.on_uncertain, FEEDS="", **rate_setting(ordeal.rate))
        async with Press.opened(url) as press:
            with TemporaryDirectory() as folder:
                for _ in range(ordeal.kills):
                    (through,) = await rows(url, _THROUGH)
                    while len(crowd) * len(press.titles) - through["copies"] < 2 * ordeal.rate:
                        await press.publish()
                    await live(on, Path(folder), settings, random, ordeal.by)
                await finish(Path(folder), settings, url)
            return await judged(ordeal, on, url, press.titles)


async def live(on: Stage, folder: Path, settings: dict[str, str], random: Random, by: signal.Signals) -> None:
    seconds, stillborn = random.uniform(0, LIFE), random.random() < STILLBORN
    before = await on.ask(sent_so_far)
    process = begin(folder, settings)
    if not stillborn:
        await on.ask(next_send, before, PATIENCE)
    await asyncio.sleep(seconds)
    if not process.is_alive():
        raise RuntimeError("the bot has ended by itself")
    assert process.pid is not None
    os.kill(process.pid, by)
    await asyncio.to_thread(process.join)


async def finish(folder: Path, settings: dict[str, str], url: str) -> None:
    """One more life, until nothing is left to send."""
    process = begin(folder, settings)
    try:
        async with asyncio.timeout(PATIENCE):
            await asyncio.sleep(2)
            while (await rows(url, _OPEN))[0]["copies"]:  # noqa: ASYNC110 - the bot tells nobody
                await asyncio.sleep(1)
    finally:
        process.terminate()
        await asyncio.to_thread(process.join)


async def judged(ordeal: Ordeal, on: Stage, url: str, titles: Sequence[str]) -> Report:
    came = await on.ask(copies, titles)
    listed = {(row["title"], row["chat_id"]) for row in await rows(url, _UNCERTAIN)}
    hard, skip = ordeal.by is signal.SIGKILL, ordeal.on_uncertain == "skip"
    report = Report(ordeal.title)
    report.note("copies due", str(came.due))
    report.at_most("lost, and in no list", len(set(came.missing) - listed), 0)
    if hard and not skip:
        most = max(3, ordeal.rate * LATENCY + 1)
        report.at_most("came twice, for each kill", came.repeated / ordeal.kills, most, "{:.2f}")
    else:
        report.at_most("came twice", came.repeated, 0)
    if skip:
        report.note("listed as uncertain, for each kill", f"{len(listed) / ordeal.kills:.1f}")
        report.note("  of which had not arrived", f"{len(listed & set(came.missing)) / ordeal.kills:.1f}")
    else:
        report.at_most("listed as uncertain", len(listed), 0)
    report.at_most("refusals for haste (429)", (await on.ask(pace)).refused, 0)
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=KINDS, action="append")
    parser.add_argument("--rate", type=float, help="only the ordeals at this rate")
    wanted = parser.parse_args()
    reports = []
    for ordeal in ordeals(wanted.database or KINDS, wanted.kills, wanted.seed):
        if wanted.rate in {None, ordeal.rate}:
            reports.append(asyncio.run(suffer(ordeal)))
            reports[-1].show()
    conclude(*reports)


if __name__ == "__main__":
    main()
