import asyncio
from dataclasses import replace

from news.digest import Digest, Kept
from news.moment import Moment
from news.ports import Storage
from news.push import PushId
from news.schedule import Timetable
from news.sponsor import Placement, Terms
from news.subscriber import ChatId
from storage import open_storage
from tests.storage.newsroom import LATER, archived, claimed, filing, joined, pushed
from tests.storage.test_schedules import scheduled

MORNING = Timetable(next_run_at=LATER, turn_at=LATER)


async def kept(storage: Storage, *chats: int, articles: str = "abc") -> list[Kept]:
    """What is due for `chats`, for each of whom all `articles` were kept; one more can be pushed late."""
    await joined(storage, *chats)
    for chat in chats:
        await scheduled(storage, chat, MORNING)
    for stored in await archived(storage, *map(filing, articles), filing("late", published=LATER)):
        if stored.key != "late":
            await pushed(storage, stored)
    return list(await storage.digests.due(LATER, limit=999))


async def push_late(storage: Storage) -> None:
    (late,) = (await storage.articles.latest(number=0, size=1)).items
    await pushed(storage, late)


async def digest_of(storage: Storage, due: list[Kept], *, at: Moment = LATER) -> Digest:
    return Digest(
        id=await storage.digests.keep(due[0].articles, due[0].timezone, at),
        articles=due[0].articles,
        chats=[kept.chat_id for kept in due],
        at=at,
        bodies={"th": "ก", "en": "a"},
    )


async def test_what_is_due_is_all_that_is_kept_for_a_chat(storage: Storage) -> None:
    due = await kept(storage, 1, 2)
    assert [(one.chat_id, one.timezone, len(one.articles)) for one in due] == [(1, "UTC", 3), (2, "UTC", 3)]
    assert list(due[0].articles) == sorted(due[0].articles)
    assert len(await storage.digests.due(LATER, limit=1)) == 1
    assert await storage.digests.due(Moment(LATER - 1), limit=9) == []


async def test_a_digest_is_one_copy_for_each_chat_and_nothing_is_kept_any_more(storage: Storage) -> None:
    digest = await digest_of(storage, await kept(storage, 1, 2))
    assert await storage.digests.send(digest) == 2
    copies = await claimed(storage, at=LATER)
    assert sorted((copy.push_id, copy.chat_id) for copy in copies) == [(digest.id, 1), (digest.id, 2)]
    assert await storage.pushes.body(digest.id, "en") == "a"
    assert await storage.digests.due(LATER, limit=9) == []
    assert await storage.digests.send(digest) == 0


async def test_the_same_articles_in_the_same_zone_are_one_digest(storage: Storage) -> None:
    due = await kept(storage, 1)
    one = await storage.digests.keep(due[0].articles, "UTC", LATER)
    assert await storage.digests.keep(due[0].articles, "UTC", Moment(LATER + 9)) == one
    assert await storage.digests.keep(due[0].articles, "Asia/Tokyo", LATER) != one
    assert await storage.digests.keep(due[0].articles[:2], "UTC", LATER) != one


async def test_a_digests_articles_page_newest_first(storage: Storage) -> None:
    digest = await digest_of(storage, await kept(storage, 1))
    page = await storage.digests.articles(digest.id, number=0, size=2)
    assert ([article.key for article in page.items], page.total) == (["c", "b"], 3)
    page = await storage.digests.articles(digest.id, number=1, size=2)
    assert [article.key for article in page.items] == ["a"]
    assert (await storage.digests.articles(PushId(999), number=0, size=2)).total == 0


async def test_a_chat_with_more_to_tell_waits_for_a_digest_of_it_all(storage: Storage) -> None:
    due = await kept(storage, 1, 2)
    digest = await digest_of(storage, due)
    await storage.subscribers.leave(ChatId(2), reason="/stop", now=LATER)
    await push_late(storage)
    assert await storage.digests.send(digest) == 0
    (more,) = await storage.digests.due(LATER, limit=9)
    assert len(more.articles) == 4
    assert await storage.digests.send(await digest_of(storage, [more])) == 1


async def test_whoever_left_in_the_same_moment_gets_none(storage: Storage) -> None:
    digest = await digest_of(storage, await kept(storage, 1, 2))
    await storage.subscribers.leave(ChatId(2), reason="/stop", now=LATER)
    assert await storage.digests.send(digest) == 1
    assert [copy.chat_id for copy in await claimed(storage, at=LATER)] == [1]


async def test_several_processes_send_a_digest_to_each_chat_once(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(3)]
    digest = await digest_of(storages[0], await kept(storages[0], *range(1, 31)))
    sent = await asyncio.gather(*(storage.digests.send(digest) for storage in storages * 3))
    while due := list(await storages[0].digests.due(LATER, limit=99)):
        sent.append(await storages[0].digests.send(await digest_of(storages[0], due)))
    copies = await claimed(storages[0], at=LATER)
    for storage in storages:
        await storage.close()
    assert sum(sent) == len(copies) == len({copy.chat_id for copy in copies}) == 30


async def test_processes_that_see_different_articles_tell_none_twice(database_url: str) -> None:
    one, other = [await open_storage(database_url) for _ in range(2)]
    before = await digest_of(one, await kept(one, *range(1, 11)))
    await push_late(one)
    after = await digest_of(other, list(await other.digests.due(LATER, limit=99)))
    sends = (one.digests.send(before), other.digests.send(after), one.digests.send(before))
    sent = [*await asyncio.gather(*sends), await other.digests.send(after)]  # who meets a lock comes again
    copies = await claimed(one, at=LATER)
    for storage in (one, other):
        await storage.close()
    assert sum(sent) == len(copies) == 10
    assert {copy.push_id for copy in copies} == {after.id}


async def test_a_digest_takes_a_line_to_whom_the_cap_allows_it(storage: Storage) -> None:
    sponsor = await storage.sponsors.add(Terms(text="กาแฟ", url="https://cafe.example/", cap=1), LATER)
    await storage.sponsors.turn(sponsor, "running")
    due = await kept(storage, 1, 2, 3)
    line = Placement(sponsor=sponsor, day=7, bodies={"th": "ก+", "en": "a+"})
    first = replace(await digest_of(storage, due[:2]), placement=line)
    assert await storage.digests.send(first) == 2
    copies = await claimed(storage, at=LATER, until=LATER + 60)
    assert {copy.chat_id: copy.sponsor for copy in copies} == {1: sponsor, 2: sponsor}
    assert await storage.pushes.sponsored_body(first.id, "th") == "ก+"
    assert await storage.pushes.body(first.id, "th") == "ก"
    other = await storage.sponsors.add(Terms(text="ชา", url="https://tea.example/"), LATER)
    await storage.sponsors.turn(other, "running")
    later = replace(await digest_of(storage, due[2:]), placement=replace(line, sponsor=other))
    assert await storage.digests.send(later) == 1
    assert [copy.sponsor for copy in await claimed(storage, at=LATER, until=LATER + 60)] == [None]


async def test_a_digest_brings_no_line_beyond_a_readers_cap(storage: Storage) -> None:
    sponsor = await storage.sponsors.add(Terms(text="กาแฟ", url="https://cafe.example/", cap=1), LATER)
    await storage.sponsors.turn(sponsor, "running")
    due = await kept(storage, 1)
    line = Placement(sponsor=sponsor, day=7, bodies={"th": "ก+", "en": "a+"})
    await storage.digests.send(replace(await digest_of(storage, due), placement=line))
    assert [copy.sponsor for copy in await claimed(storage, at=LATER, until=LATER + 60)] == [sponsor]
    await push_late(storage)
    (again,) = await storage.digests.due(LATER, limit=9)
    await storage.digests.send(replace(await digest_of(storage, [again]), placement=line))
    assert [copy.sponsor for copy in await claimed(storage, at=LATER, until=LATER + 60)] == [None]
