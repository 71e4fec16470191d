import asyncio
from collections.abc import Callable
from contextlib import ExitStack

import pytest

from bot.pacer import GROUP_INTERVAL, PRIVATE_INTERVAL, Lane, Pacer


class Clock:
    """Time that passes only while somebody waits."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(asyncio, "sleep", self.sleep)
        loop = asyncio.get_running_loop()
        self._call_soon = loop.call_soon
        monkeypatch.setattr(loop, "call_later", self.call_later)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds

    def call_later(self, seconds: float, call: Callable[[], None]) -> asyncio.Handle:
        def later() -> None:
            self.now += max(0.0, seconds)
            call()

        return self._call_soon(later)


async def yielded() -> None:
    """Others have had their turn."""
    for _ in range(3):
        done = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_soon(done.set_result, None)
        await done


@pytest.fixture
async def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
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


async def test_a_flood_wait_stops_the_broadcast_and_slows_what_follows(clock: Clock) -> None:
    pacer = Pacer(29, clock=clock)
    await pacer.slot(1)
    pacer.refused(1, Lane.BROADCAST, 30)
    left = await departures(pacer, clock, [2, 3])
    assert left[0] >= 130
    assert left[1] - left[0] > 1 / 29


async def test_many_refusals_at_once_are_one_lesson(clock: Clock) -> None:
    pacer = Pacer(980, clock=clock)
    for chat in range(1, 32):
        pacer.refused(chat, Lane.BROADCAST, 1)
    assert pacer.rate == pytest.approx(980 * 0.93)
    clock.now += 5
    pacer.refused(1, Lane.BROADCAST, 1)
    assert pacer.rate == pytest.approx(980 * 0.93**2)


async def test_a_flood_wait_in_a_group_holds_that_group_alone(clock: Clock) -> None:
    pacer = Pacer(29, clock=clock)
    pacer.refused(-100, Lane.BROADCAST, 30)
    left = await departures(pacer, clock, [1, 2])
    assert left[1] < 101
    assert (await departures(pacer, clock, [-100]))[0] >= 130
    assert pacer.rate == 29


async def test_the_rate_comes_back_and_no_further(clock: Clock) -> None:
    pacer = Pacer(29, clock=clock)
    pacer.refused(1, Lane.BROADCAST, 0)
    slowed = pacer.rate
    for _ in range(3000):
        pacer.arrived()
    assert slowed < 29 == pacer.rate


async def test_a_rate_learned_before_a_restart_is_begun_with(clock: Clock) -> None:
    assert Pacer(29, clock=clock, learned=20).rate == 20
    assert Pacer(29, clock=clock, learned=500).rate == 29


async def test_an_answer_waits_for_no_broadcast(clock: Clock) -> None:
    pacer = Pacer(10, clock=clock)
    copies = [asyncio.create_task(pacer.slot(chat)) for chat in range(1, 50)]
    await yielded()
    before = clock.now
    await pacer.slot(1000, Lane.ANSWER)
    assert clock.now == before
    for copy in copies:
        copy.cancel()


async def test_answers_that_telegram_counts_go_first_and_at_the_rate(clock: Clock) -> None:
    pacer = Pacer(10, clock=clock)
    pacer.refused(1000, Lane.ANSWER, 1)
    order: list[str] = []

    async def leave(name: str, chat: int, lane: Lane) -> None:
        await pacer.slot(chat, lane)
        order.append(name)

    copies = [leave(f"copy {n}", n, Lane.BROADCAST) for n in range(1, 6)]
    answers = [leave(f"answer {n}", 2000 + n, Lane.ANSWER) for n in range(1, 4)]
    before = clock.now
    await asyncio.gather(*copies, *answers)
    assert order[0] == "copy 1", "its slot was free at once"
    assert order[1:4] == ["answer 1", "answer 2", "answer 3"]
    assert clock.now - before == pytest.approx(7 / 10, abs=0.02)


async def test_a_person_gets_a_few_answers_at_once_and_then_one_a_second(clock: Clock) -> None:
    pacer = Pacer(29, clock=clock)
    times = []
    for _ in range(5):
        await pacer.slot(7, Lane.ANSWER)
        times.append(clock.now - 100)
    assert times == pytest.approx([0, 0, 0, PRIVATE_INTERVAL, 2 * PRIVATE_INTERVAL])


async def test_a_copy_that_is_cancelled_while_it_waits_gives_its_slot_away(clock: Clock) -> None:
    pacer = Pacer(10, clock=clock)
    await pacer.slot(1)
    gone = asyncio.create_task(pacer.slot(2))
    await yielded()
    gone.cancel()
    before = clock.now
    await pacer.slot(3)
    assert clock.now - before <= 0.11


async def test_chats_spoken_to_long_ago_are_forgotten(clock: Clock) -> None:
    pacer = Pacer(1000, clock=clock)
    await departures(pacer, clock, list(range(1, 25_001)))
    assert len(pacer._next_in_chat) < 22_000


async def test_no_copy_follows_while_answers_tarry(clock: Clock) -> None:
    pacer = Pacer(1000, clock=clock)
    for chat in range(2000):
        await pacer.slot(chat)
        with pacer.flight():
            clock.now += 0.02
    with ExitStack() as tarrying:
        for _ in range(40):
            tarrying.enter_context(pacer.flight())
        blocked = asyncio.ensure_future(pacer.slot(2000))
        await yielded()
        assert not blocked.done()
    await blocked


async def test_after_a_doubtful_refusal_one_copy_goes_alone_until_it_has_arrived(clock: Clock) -> None:
    pacer = Pacer(1000, clock=clock)
    await pacer.slot(1)
    pacer.refused(1, Lane.BROADCAST, 30, probe=True)
    pacer.arrived()  # it left before the refusal
    await pacer.slot(2)
    with pacer.flight():
        others = [asyncio.ensure_future(pacer.slot(chat)) for chat in range(3, 9)]
        await yielded()
        assert not any(other.done() for other in others)
        pacer.arrived()
        await asyncio.gather(*others)


async def test_refusals_without_end_leave_a_quarter_of_the_rate(clock: Clock) -> None:
    pacer = Pacer(100, clock=clock)
    for _ in range(100):
        pacer.refused(1, Lane.BROADCAST, 1)
        clock.now += 2
    assert pacer.rate == 25
