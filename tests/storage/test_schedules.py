import asyncio
from dataclasses import replace

import pytest

from news.moment import Moment
from news.ports import Storage
from news.push import NewPush, PushId
from news.schedule import EVERY_DAY, Minute, QuietHours, Schedule, Timetable
from news.subscriber import ChatId
from storage import open_storage
from tests.storage.newsroom import LATER, NOON, archived, claimed, filing, joined, on_its_way, pushed

CHAT = ChatId(1)
FAR = Moment(LATER + 86_400)
FULL = Schedule(
    mode="digest",
    times=(Minute(480), Minute(1080)),
    weekdays=EVERY_DAY[:5],
    quiet=QuietHours(start=Minute(1320), end=Minute(420)),
    cap=5,
    breaking=True,
)
QUIET = Timetable(quiet_from_at=NOON, quiet_to_at=LATER, turn_at=LATER)
DIGEST = Timetable(next_run_at=LATER, turn_at=LATER)


async def scheduled(
    storage: Storage, chat: int, table: Timetable, schedule: Schedule = FULL, *, until: Moment = LATER
) -> None:
    """The timetable may be any: what a schedule comes to is not the storage's to say."""
    kept = await storage.schedules.keep(schedule, f"{chat}", table)
    await storage.subscribers.choose_schedule(ChatId(chat), timezone="UTC", schedule=kept, kept_until=until)


async def push_anew(storage: Storage, *names: str, at: Moment = NOON, breaking: bool = False) -> list[PushId]:
    made = []
    for stored in await archived(storage, *map(filing, names)):
        push = NewPush(
            article_id=stored.id, revision=1, at=at, bodies={"th": "{}", "en": "{}"}, breaking=breaking
        )
        made.append(await storage.pushes.create(push))
    while await storage.pushes.enqueue(slice_size=100):
        pass
    return [push for push in made if push is not None]


async def test_the_same_schedule_in_the_same_zone_is_one_row(storage: Storage) -> None:
    one = await storage.schedules.keep(FULL, "Asia/Bangkok", QUIET)
    assert await storage.schedules.keep(replace(FULL, times=FULL.times[::-1]), "Asia/Bangkok", QUIET) == one
    assert await storage.schedules.keep(FULL, "Asia/Tokyo", QUIET) != one
    assert await storage.schedules.keep(replace(FULL, cap=0), "Asia/Bangkok", QUIET) != one


async def test_a_schedule_comes_back_as_it_was_chosen(storage: Storage) -> None:
    await joined(storage, CHAT)
    kept = await storage.schedules.keep(FULL, "Asia/Tokyo", QUIET)
    await storage.subscribers.choose_schedule(CHAT, timezone="Asia/Tokyo", schedule=kept, kept_until=NOON)
    reader = await storage.subscribers.get(CHAT)
    assert reader is not None
    assert (reader.schedule, reader.timezone) == (FULL, "Asia/Tokyo")
    again = await storage.subscribers.join(CHAT, language="th", timezone="UTC", now=LATER)
    assert (again.schedule, again.timezone) == (FULL, "Asia/Tokyo")


async def test_a_newcomer_starts_with_the_schedule_that_was_settled(storage: Storage) -> None:
    kept = await storage.schedules.keep(FULL, "UTC", QUIET)
    new = await storage.subscribers.join(CHAT, language="th", timezone="UTC", now=NOON, schedule=kept)
    met = await storage.subscribers.meet(ChatId(2), language="th", timezone="UTC", now=NOON, schedule=kept)
    assert (new.schedule, met.schedule) == (FULL, FULL)


async def test_a_schedule_is_due_when_its_timetable_runs_out_and_not_once_it_is_turned(
    storage: Storage,
) -> None:
    kept = await storage.schedules.keep(FULL, "UTC", DIGEST)
    await storage.schedules.keep(replace(FULL, cap=0), "UTC", Timetable())
    assert await storage.schedules.due(Moment(LATER - 1), limit=9) == []
    (due,) = await storage.schedules.due(LATER, limit=9)
    assert (due.id, due.schedule, due.timezone) == (kept, FULL, "UTC")
    await storage.schedules.turn(kept, Timetable(turn_at=FAR), LATER)
    assert await storage.schedules.due(LATER, limit=9) == []


async def test_what_somebody_else_has_turned_stays(storage: Storage) -> None:
    kept = await storage.schedules.keep(FULL, "UTC", DIGEST)
    await storage.schedules.turn(kept, Timetable(turn_at=FAR), LATER)
    await storage.schedules.turn(kept, DIGEST, LATER)
    assert await storage.schedules.due(LATER, limit=9) == []


async def test_a_digest_readers_copies_are_kept(storage: Storage) -> None:
    await joined(storage, 1, 2)
    await scheduled(storage, 1, DIGEST)
    await push_anew(storage, "a")
    assert [copy.chat_id for copy in await claimed(storage, at=FAR)] == [2]
    (kept,) = await storage.digests.due(LATER, limit=9)
    assert (kept.chat_id, len(kept.articles)) == (1, 1)


async def test_copies_made_in_quiet_hours_are_kept_until_their_end(storage: Storage) -> None:
    await joined(storage, 1)
    await scheduled(storage, 1, QUIET)
    await push_anew(storage, "a")
    assert await claimed(storage, at=FAR) == []
    assert await storage.digests.due(Moment(LATER - 1), limit=9) == []
    assert [kept.chat_id for kept in await storage.digests.due(LATER, limit=9)] == [1]


@pytest.mark.parametrize("table", [QUIET, DIGEST])
async def test_breaking_news_goes_at_once_to_who_wants_it(storage: Storage, table: Timetable) -> None:
    await joined(storage, 1, 2)
    await scheduled(storage, 1, table)
    await scheduled(storage, 2, table, replace(FULL, breaking=False))
    await push_anew(storage, "a", breaking=True)
    assert [copy.chat_id for copy in await claimed(storage)] == [1]


async def test_copies_that_wait_when_quiet_hours_begin_are_not_claimed_but_set_aside(storage: Storage) -> None:
    await on_its_way(storage, 1, 2)
    await scheduled(storage, 1, QUIET)
    assert [copy.chat_id for copy in await claimed(storage)] == [2]
    assert await storage.outbox.set_aside(NOON, limit=9) == 1
    assert await storage.outbox.set_aside(NOON, limit=9) == 0
    assert [kept.chat_id for kept in await storage.digests.due(LATER, limit=9)] == [1]


async def test_a_cap_counts_the_day_and_keeps_the_rest_for_the_morning(storage: Storage) -> None:
    await joined(storage, 1)
    table = Timetable(day_at=Moment(NOON - 100), catch_up_at=LATER, turn_at=LATER)
    await scheduled(storage, 1, table, Schedule(cap=2))
    await push_anew(storage, "a", "b", "c")
    assert len(await claimed(storage)) == 2
    (kept,) = await storage.digests.due(LATER, limit=9)
    assert len(kept.articles) == 1


async def test_another_day_has_its_own_count(storage: Storage) -> None:
    await joined(storage, 1)
    table = Timetable(day_at=Moment(NOON - 100), catch_up_at=FAR, turn_at=LATER)
    await scheduled(storage, 1, table, Schedule(cap=1))
    one, two, three = await archived(storage, *map(filing, "abc"))
    await pushed(storage, one)
    await pushed(storage, two)
    assert len(await claimed(storage)) == 1
    (due,) = await storage.schedules.due(LATER, limit=9)
    await storage.schedules.turn(due.id, Timetable(day_at=LATER, catch_up_at=FAR, turn_at=FAR), LATER)
    await pushed(storage, three, at=LATER)
    assert len(await claimed(storage, at=LATER)) == 1


async def test_several_processes_never_overdraw_a_cap(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(3)]
    await joined(storages[0], *range(1, 21))
    table = Timetable(day_at=Moment(NOON - 100), catch_up_at=LATER, turn_at=LATER)
    for chat in range(1, 21):
        await scheduled(storages[0], chat, table, Schedule(cap=2))
    for stored in await archived(storages[0], *map(filing, "abcdef")):
        await storages[0].pushes.create(NewPush(article_id=stored.id, revision=1, at=NOON, bodies={"th": "{}"}))
    while sum(await asyncio.gather(*(storage.pushes.enqueue(slice_size=7) for storage in storages))):
        pass
    copies = [copy.chat_id for copy in await claimed(storages[0], limit=999)]
    for storage in storages:
        await storage.close()
    assert sorted(copies) == sorted([*range(1, 21)] * 2)


async def test_an_article_left_over_from_another_day_is_not_on_top_of_the_cap(storage: Storage) -> None:
    await on_its_way(storage, 1)
    table = Timetable(day_at=LATER, catch_up_at=FAR, turn_at=FAR)
    await scheduled(storage, 1, table, Schedule(cap=1))
    assert await storage.outbox.set_aside(LATER, limit=9) == 1
    assert await claimed(storage, at=LATER) == []
    assert [kept.chat_id for kept in await storage.digests.due(LATER, limit=9)] == [1]


async def test_what_is_kept_follows_a_new_schedule(storage: Storage) -> None:
    await joined(storage, 1)
    await scheduled(storage, 1, DIGEST)
    await push_anew(storage, "a")
    await storage.subscribers.choose_schedule(CHAT, timezone="UTC", schedule=None, kept_until=NOON)
    assert [kept.chat_id for kept in await storage.digests.due(NOON, limit=9)] == [1]


async def test_whoever_leaves_has_nothing_kept(storage: Storage) -> None:
    await joined(storage, 1)
    await scheduled(storage, 1, DIGEST)
    await push_anew(storage, "a")
    await storage.subscribers.leave(CHAT, reason="/stop", now=NOON)
    await joined(storage, 1)
    assert await storage.digests.due(FAR, limit=9) == []


async def test_a_chat_that_moves_takes_what_is_kept_along(storage: Storage) -> None:
    await joined(storage, -5)
    await scheduled(storage, -5, DIGEST)
    await push_anew(storage, "a")
    await storage.subscribers.move(ChatId(-5), ChatId(-105))
    assert [kept.chat_id for kept in await storage.digests.due(LATER, limit=9)] == [-105]


async def test_a_stopped_push_is_in_no_digest(storage: Storage) -> None:
    await joined(storage, 1)
    await scheduled(storage, 1, DIGEST)
    (push,) = await push_anew(storage, "a")
    await storage.pushes.stop(push, reason="retracted")
    assert await storage.digests.due(LATER, limit=9) == []
