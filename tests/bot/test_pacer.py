import asyncio

import pytest

from bot.pacer import GROUP_INTERVAL, PRIVATE_INTERVAL, Pacer


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(asyncio, "sleep", self.sleep)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


async def departures(pacer: Pacer, clock: Clock, chats: list[int]) -> list[float]:
    left = []
    for chat in chats:
        await pacer.slot(chat)
        left.append(clock.now)
    return left


async def test_copies_leave_evenly_and_no_second_sees_more_than_the_rate(clock: Clock) -> None:
    left = await departures(Pacer(29, clock=clock), clock, list(range(1, 291)))
    assert max(sum(1 for at in left if start <= at < start + 1) for start in left) <= 30
    assert left[-1] - left[0] == pytest.approx(289 / 29)


async def test_one_chat_gets_one_a_second(clock: Clock) -> None:
    left = await departures(Pacer(1000, clock=clock), clock, [7] * 5)
    assert left[-1] - left[0] == pytest.approx(4 * PRIVATE_INTERVAL)


async def test_a_group_gets_twenty_a_minute(clock: Clock) -> None:
    left = await departures(Pacer(1000, clock=clock), clock, [-100] * 21)
    assert left[-1] - left[0] == pytest.approx(20 * GROUP_INTERVAL)
    assert left[-1] - left[0] > 60


async def test_a_flood_wait_stops_everything_and_slows_what_follows(clock: Clock) -> None:
    pacer = Pacer(29, clock=clock)
    await pacer.slot(1)
    pacer.freeze(30)
    left = await departures(pacer, clock, [2, 3])
    assert left[0] >= 130
    assert left[1] - left[0] > 1 / 29


async def test_the_rate_comes_back(clock: Clock) -> None:
    pacer = Pacer(29, clock=clock)
    pacer.freeze(0)
    slowed = pacer.rate
    for _ in range(1000):
        pacer.arrived()
    assert slowed < 29 == pacer.rate


async def test_chats_spoken_to_long_ago_are_forgotten(clock: Clock) -> None:
    pacer = Pacer(1000, clock=clock)
    await departures(pacer, clock, list(range(1, 25_001)))
    assert len(pacer._next_in_chat) < 22_000
