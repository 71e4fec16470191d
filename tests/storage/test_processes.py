import asyncio
from itertools import pairwise

import pytest

from news.moment import Moment
from news.ports import Storage
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


async def test_reserved_slots_follow_each_other_at_the_rate_whoever_reserves(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(3)]
    reservations = [
        await storage.pace.reserve(50, full_rate=10, gained=0) for storage in storages for _ in range(2)
    ]
    for storage in storages:
        await storage.close()
    assert [slots.rate for slots in reservations] == [10] * 6
    assert reservations[0].first_in == pytest.approx(0, abs=0.01)
    for before, after in pairwise(reservations):
        # Five seconds of slots lie between them, less what passed meanwhile.
        assert before.first_in < after.first_in <= before.first_in + 5.001


async def test_reservations_at_once_overlap_nowhere(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(3)]
    await storages[0].pace.reserve(1, full_rate=10, gained=0)
    await asyncio.gather(*(storage.pace.reserve(10, full_rate=10, gained=0) for storage in storages * 5))
    last = await storages[0].pace.reserve(1, full_rate=10, gained=0)
    for storage in storages:
        await storage.close()
    assert last.first_in == pytest.approx(15.1, abs=5), "all but the time it took"
    assert last.first_in > 10


async def test_a_flood_wait_puts_off_everybodys_slots_and_teaches_once(storage: Storage) -> None:
    await storage.pace.reserve(1, full_rate=100, gained=0)
    for _ in range(5):
        await storage.pace.slow(60, factor=0.9)
    slots = await storage.pace.reserve(1, full_rate=100, gained=0)
    assert 50 < slots.first_in <= 60.001
    assert slots.rate == pytest.approx(90)


async def test_the_rate_comes_back_by_what_is_gained_and_no_further(storage: Storage) -> None:
    await storage.pace.reserve(1, full_rate=100, gained=0)
    await storage.pace.slow(0, factor=0.5)
    assert (await storage.pace.reserve(1, full_rate=100, gained=20)).rate == pytest.approx(70)
    assert (await storage.pace.reserve(1, full_rate=100, gained=99)).rate == pytest.approx(100)


async def test_a_learned_rate_is_begun_with(storage: Storage) -> None:
    await storage.outbox.learn_rate(20)
    assert (await storage.pace.reserve(1, full_rate=100, gained=0)).rate == pytest.approx(20)
