"""Several pacers on one database, as in several processes."""

import asyncio
from itertools import pairwise
from time import monotonic

from bot.pacer import Lane
from bot.premises import clock
from bot.shared_pacer import SharedPacer
from news.moment import Moment
from news.ports import Pace, Storage
from news.ports.processes import Slots


class Tarrying:
    """A pace whose first answer is long on its way."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._delay = 0.1
        self.slow = pace.slow

    async def reserve(self, number: int, *, full_rate: float, gained: float, now: Moment) -> Slots | None:
        slots = await self._pace.reserve(number, full_rate=full_rate, gained=gained, now=now)
        delay, self._delay = self._delay, 0.0
        await asyncio.sleep(delay)
        return slots


class Unhurried:
    """A pace whose slots are always a tenth of a second away."""

    async def reserve(self, *_number: int, full_rate: float, **_more: object) -> Slots | None:
        return Slots(first_in=0.1, rate=full_rate)

    async def slow(self, seconds: float, *, factor: float) -> None:
        pass


async def departures(pacer: SharedPacer, chats: range, lane: Lane = Lane.BROADCAST) -> list[float]:
    async def leave(chat: int) -> float:
        await pacer.slot(chat, lane)
        return monotonic()

    return list(await asyncio.gather(*map(leave, chats)))


async def test_all_together_never_send_faster_than_the_rate(storage: Storage) -> None:
    pacers = [SharedPacer(200, storage.pace, clock=monotonic, today=clock) for _ in range(3)]
    begun = monotonic()
    left = await asyncio.gather(
        *(departures(pacer, range(n * 100 + 1, n * 100 + 41)) for n, pacer in enumerate(pacers))
    )
    for pacer in pacers:
        await pacer.close()
    times = sorted(at for times in left for at in times)
    assert len(times) == 120
    # However late a process is, it makes up for ten milliseconds at most.
    assert all(at - begun >= number / 200 - 0.02 for number, at in enumerate(times))


async def test_slots_stay_apart_when_an_answer_of_the_database_tarries(storage: Storage) -> None:
    pacer = SharedPacer(200, Tarrying(storage.pace), clock=monotonic, today=clock)
    for _ in range(2):
        await pacer._reserve(20)
    slots = list(pacer._reserved)
    assert all(later - earlier > 0.004 for earlier, later in pairwise(slots))


async def test_a_process_that_was_held_up_uses_none_of_the_slots_it_missed() -> None:
    left: list[float] = []

    def late() -> float:
        """A second is lost after the first departure."""
        return monotonic() + bool(left)

    # Slots are farther apart than one may be late: no two are used at once, however busy the machine is.
    pacer = SharedPacer(50, Unhurried(), clock=late, today=clock)

    async def leave(chat: int) -> None:
        await pacer.slot(chat)
        left.append(monotonic())

    await asyncio.gather(*map(leave, range(1, 6)))
    await pacer.close()
    assert left[1] - left[0] >= 0.09


async def test_a_flood_wait_of_one_stops_all(storage: Storage) -> None:
    refused, other = (SharedPacer(200, storage.pace, clock=monotonic, today=clock) for _ in range(2))
    await departures(refused, range(1, 3))
    await storage.outbox.hold(None, until=Moment(clock() + 60))
    refused.refused(1, Lane.BROADCAST, 60)
    await asyncio.gather(*refused._calls)
    waiting = asyncio.create_task(other.slot(9))
    late = asyncio.create_task(refused.slot(8))
    done, _ = await asyncio.wait((waiting, late), timeout=0.3)
    assert not done
    assert refused.rate < 200
    waiting.cancel()
    late.cancel()
    for pacer in (refused, other):
        await pacer.close()


async def test_an_answer_waits_for_no_broadcast(storage: Storage) -> None:
    pacer = SharedPacer(1, storage.pace, clock=monotonic, today=clock)
    copies = [asyncio.create_task(pacer.slot(chat)) for chat in range(1, 50)]
    await asyncio.sleep(0)
    async with asyncio.timeout(0.9):
        await pacer.slot(1000, Lane.ANSWER)
    for copy in copies:
        copy.cancel()
    await pacer.close()


async def test_slots_of_those_who_gave_up_are_not_waited_for(storage: Storage) -> None:
    pacer = SharedPacer(50, storage.pace, clock=monotonic, today=clock)
    gone = [asyncio.create_task(pacer.slot(chat)) for chat in range(1, 30)]
    await asyncio.sleep(0.01)
    for copy in gone:
        copy.cancel()
    await asyncio.gather(*gone, return_exceptions=True)
    async with asyncio.timeout(5):
        await pacer.slot(100)
    await pacer.close()
