"""Telegram on its worst day; `python -m benchmarks.storm [--copies 1000] [--seed 1] [--database sqlite]`.

Of all sends 5 % are refused with a flood wait of up to 43,838 seconds, 2 % by a reader who is gone, 3 % are
answered by a 500 or 502; 1 % of the answers are lost, 1 % never come. Whenever nothing moves any more the bot
is stopped, its clock put forward to the end of the wait, and the bot started again: each flood wait outlives a
restart. Then the weather clears, and the learned rate has to come back.
"""

import argparse
import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic, time

from benchmarks.database import KINDS, Kind, database, rows, subscribe
from benchmarks.press import Press
from benchmarks.scenes import (
    answered,
    broken_waits,
    calm,
    clear,
    copies,
    gather,
    put_forward,
    sent_so_far,
    storm,
)
from benchmarks.stage import Stage, stage
from benchmarks.verdict import Report, conclude
from bot.application import run
from bot.logs import configure_logs
from bot.settings import Settings
from news.moment import Moment
from news.rules.flood import LONG
from storage.opening import open_database

RATE = 60.0
STILL = 1.5
"""Seconds without a move after which the bot waits for its clock."""
PATIENCE = 300.0
_OPEN = "SELECT count(*) AS copies, min(due_at) AS due FROM delivery WHERE state IN ('waiting', 'claimed')"
_STATES = "SELECT chat_id, state, reason FROM delivery"
_HELD = "SELECT coalesce(max(held_until), 0) AS until FROM hold WHERE chat_id = 0"
_RATE = "SELECT rate FROM pace"
# The pace is kept by the database's own clock: what has passed of it is taken off the row instead.
_PASSED = "UPDATE pace SET next_at = next_at - :passed, lesson_until = lesson_until - :passed"


class Weather:
    """A bot that lives in one storm, and its clock."""

    def __init__(self, on: Stage, url: str) -> None:
        self._on = on
        self._url = url
        self.ahead = 0
        self.restarts = 0

    def clock(self) -> Moment:
        return Moment(int(time()) + self.ahead)

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[None]:
        settings = self._on.settings(self._url, FEEDS="", SEND_RATE=f"{RATE:g}")
        told = Settings.model_validate({name.lower(): value for name, value in settings.items()})
        stop = asyncio.Event()
        running = asyncio.create_task(run(told, stop=stop, tick=0.2, clock=self.clock))
        try:
            yield
        finally:
            stop.set()
            await running
            self.restarts += 1

    async def pass_over(self) -> None:
        """Until every copy has come to its end."""
        while True:
            async with self.bot():
                await self._stillness()
            (open_copies,) = await rows(self._url, _OPEN)
            if not open_copies["copies"]:
                return
            (held,) = await rows(self._url, _HELD)
            passed = max(0, max(held["until"], open_copies["due"]) - self.clock()) + 1
            self.ahead += passed
            await put_back_pace(self._url, passed)
            await self._on.ask(put_forward, self.ahead)

    async def _stillness(self) -> None:
        last, since = None, monotonic()
        while monotonic() - since < STILL:
            await asyncio.sleep(0.2)
            now = (await self._on.ask(answered), (await rows(self._url, _OPEN))[0]["copies"])
            if now != last:
                last, since = now, monotonic()
            if now[0] and not now[1]:
                return

    async def recovers(self, press: Press, crowd: int) -> float:
        """Seconds of broadcasting until nine tenths of the rate are back."""
        begun, told = monotonic(), await self._on.ask(sent_so_far)
        async with self.bot():
            while monotonic() - begun < PATIENCE:
                if (await self._on.ask(sent_so_far)) - told > (len(press.titles) - 1.5) * crowd:
                    await press.publish(self.clock())
                await asyncio.sleep(1)
                if (await rows(self._url, _RATE))[0]["rate"] >= 0.9 * RATE:
                    break
        return monotonic() - begun


async def put_back_pace(url: str, passed: int) -> None:
    opened = await open_database(url)
    try:
        await opened.write(_PASSED, {"passed": float(passed)})
    finally:
        await opened.close()


async def weathered(kind: Kind, crowd: int, seed: int) -> Report:
    async with stage() as on, database(kind) as url:
        people = await on.ask(gather, crowd)
        await subscribe(url, people)
        await on.ask(clear)
        await on.ask(storm, seed)
        weather = Weather(on, url)
        async with Press.opened(url) as press:
            await press.publish(weather.clock())
            await weather.pass_over()
            report = await judged(on, url, weather, press)
            await on.ask(calm)
            ((learned,),) = [tuple(row) for row in await rows(url, _RATE)]
            report.note("rate after the storm", f"{learned:.1f} of {RATE:g} a second")
            back = await weather.recovers(press, crowd)
            report.at_most("seconds until nine tenths of the rate are back", back, PATIENCE, "{:.0f}")
    return report


async def judged(on: Stage, url: str, weather: Weather, press: Press) -> Report:
    came = await on.ask(copies, press.titles)
    ends = await rows(url, _STATES)
    arrived = {row["chat_id"] for row in ends if row["state"] == "sent"}
    dead = [row for row in ends if row["state"] == "dead" and row["reason"]]
    statuses = await on.ask(answered)
    report = Report(f"A storm over {came.due} copies on {url.partition(':')[0]}")
    report.note("sends, by their answer", ", ".join(f"{status}: {n}" for status, n in sorted(statuses.items())))
    report.at_most("copies without an end", came.due - len(arrived) - len(dead), 0)
    report.at_most("said to be sent and not there", len({chat for _, chat in came.missing} & arrived), 0)
    report.note("dead with a reason", str(len(dead)))
    report.note("came twice, by lost answers", str(came.repeated))
    report.at_most("sends against a flood wait", await on.ask(broken_waits, LONG), 0)
    report.note("restarts; hours put forward", f"{weather.restarts}; {weather.ahead / 3600:.1f}")
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=KINDS, default="sqlite")
    wanted = parser.parse_args()
    configure_logs(level="critical", form="text")
    report = asyncio.run(weathered(wanted.database, wanted.copies, wanted.seed))
    report.show()
    conclude(report)


if __name__ == "__main__":
    main()
