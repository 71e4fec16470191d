import asyncio
from itertools import pairwise

import pytest

from news.moment import Moment
from news.ports import Storage
from news.ports.processes import Slots
from news.subscriber import ChatId
from storage import open_storage
from tests.storage.newsroom import LATER, NOON


async def take(storage: Storage, holder: str, *, at: int = NOON, until: int = LATER) -> bool:
    return await storage.duties.take("poll", holder=holder, now=Moment(at), until=Moment(until))


async def test_a_duty_is_one_holders_until_its_lease_ends(storage: Storage) -> None:
    assert await take(storage, "one")
    assert not await take(storage, "other", at=LATER - 1)
    assert await take(storage, "one", until=LATER + 5)
    assert not await take(storage, "other", at=LATER)
    assert await take(storage, "other", at=LATER + 5, until=LATER + 9)
    assert not await take(storage, "one", at=LATER + 5)


async def test_a_duty_that_is_given_up_is_free_at_once_and_only_its_holder_can(storage: Storage) -> None:
    await take(storage, "one")
    await storage.duties.release("poll", holder="other")
    assert not await take(storage, "other")
    await storage.duties.release("poll", holder="one")
    assert await take(storage, "other")


async def test_of_many_that_come_at_once_one_gets_the_duty(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(3)]
    got = await asyncio.gather(*(take(storage, str(n)) for n, storage in enumerate(storages * 4)))
    for storage in storages:
        await storage.close()
    assert sum(got) == 1


async def reserve(storage: Storage, number: int = 1, *, gained: float = 0, full_rate: float = 100) -> Slots:
    slots = await storage.pace.reserve(number, full_rate=full_rate, gained=gained, now=NOON)
    assert slots is not None
    return slots


async def test_reserved_slots_follow_each_other_at_the_rate_whoever_reserves(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(3)]
    reservations = [await reserve(storage, 50, full_rate=10) for storage in storages for _ in range(2)]
    for storage in storages:
        await storage.close()
    assert [slots.rate for slots in reservations] == [10] * 6
    assert reservations[0].first_in == pytest.approx(0, abs=0.01)
    for before, after in pairwise(reservations):
        # Five seconds of slots lie between them, less what passed meanwhile.
        assert before.first_in < after.first_in <= before.first_in + 5.001


async def test_reservations_at_once_overlap_nowhere(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(3)]
    await asyncio.gather(*(reserve(storage, 200, full_rate=1) for storage in storages * 5))
    last = await reserve(storages[0], full_rate=1)
    for storage in storages:
        await storage.close()
    assert 2900 < last.first_in <= 3000, "all of it, but for the time the test took"


async def test_while_a_flood_wait_holds_everybody_nobody_gets_a_slot(storage: Storage) -> None:
    await storage.outbox.hold(ChatId(7), until=LATER)
    await reserve(storage)
    await storage.outbox.hold(None, until=LATER)
    assert await storage.pace.reserve(1, full_rate=100, gained=0, now=Moment(LATER - 1)) is None
    assert await storage.pace.reserve(1, full_rate=100, gained=0, now=LATER) is not None


async def test_many_refusals_at_once_are_one_lesson_for_all(storage: Storage) -> None:
    await reserve(storage)
    for _ in range(5):
        await storage.pace.slow(60, factor=0.9)
    assert (await reserve(storage)).rate == pytest.approx(90)


async def test_the_rate_comes_back_by_what_is_gained_and_no_further(storage: Storage) -> None:
    await reserve(storage)
    await storage.pace.slow(0, factor=0.5)
    assert (await reserve(storage, gained=20)).rate == pytest.approx(70)
    assert (await reserve(storage, gained=99)).rate == pytest.approx(100)


async def test_a_learned_rate_is_begun_with(storage: Storage) -> None:
    await storage.outbox.learn_rate(20)
    assert (await reserve(storage)).rate == pytest.approx(20)
