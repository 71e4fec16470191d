import asyncio
from dataclasses import replace

import pytest

from news.article import Article
from news.edition import Edition
from news.errors import StorageError
from news.moment import Moment
from news.ports import Storage
from news.push import NewPush, PushId
from news.subscriber import ChatId
from storage import open_storage
from tests.storage.newsroom import (
    LATER,
    NOON,
    archived,
    claimed,
    filing,
    joined,
    look,
    on_its_way,
    pushed,
    revision,
)


def push_of(stored: Article, *, at: Moment = NOON) -> NewPush:
    return NewPush(article_id=stored.id, revision=stored.revision, at=at, bodies={"th": "ก", "en": "a"})


async def test_articles_are_due_when_their_rest_is_over_oldest_first(storage: Storage) -> None:
    await archived(
        storage,
        filing("second", push_at=Moment(NOON + 2)),
        filing("first", push_at=Moment(NOON + 1)),
        filing("not yet", push_at=Moment(NOON + 3)),
        filing("never", push_at=None),
    )
    due = await storage.pushes.due(Moment(NOON + 2), limit=9)
    assert [stored.key for stored in due] == ["first", "second"]
    assert [stored.key for stored in await storage.pushes.due(LATER, limit=1)] == ["first"]


async def test_an_article_with_a_push_is_no_longer_due(storage: Storage) -> None:
    (stored,) = await archived(storage, filing())
    await pushed(storage, stored)
    assert await storage.pushes.due(LATER, limit=9) == []


async def test_a_push_of_an_edited_article_is_refused_and_the_article_is_due_again(storage: Storage) -> None:
    (old,) = await archived(storage, filing())
    await storage.sources.store(look(old.source_id, revisions=(revision(old),)))
    assert await storage.pushes.create(push_of(old)) is None
    (again,) = await storage.pushes.due(NOON, limit=9)
    assert await storage.pushes.create(push_of(again)) is not None


async def test_an_article_is_pushed_once_whoever_tries(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(2)]
    (stored,) = await archived(storages[0], filing())
    made = await asyncio.gather(*(storage.pushes.create(push_of(stored)) for storage in storages * 4))
    for storage in storages:
        await storage.close()
    assert len([push for push in made if push is not None]) == 1


async def test_an_edit_after_the_push_makes_no_second_one(storage: Storage) -> None:
    (old,) = await archived(storage, filing())
    await pushed(storage, old)
    await storage.sources.store(look(old.source_id, revisions=(revision(old),)))
    assert await storage.pushes.due(LATER, limit=9) == []
    edited = await storage.articles.get(old.id)
    assert edited is not None
    assert await storage.pushes.create(push_of(edited)) is None


async def test_an_edition_without_a_body_of_its_own_has_that_of_its_language(storage: Storage) -> None:
    (stored,) = await archived(storage, filing())
    bodies: dict[Edition, str] = {"th": "ก", "th/full": "กข", "en": "a"}
    push = await storage.pushes.create(replace(push_of(stored), bodies=bodies))
    assert push is not None
    assert await storage.pushes.body(push, "th/full") == "กข"
    assert await storage.pushes.body(push, "th/public") == "ก"
    assert await storage.pushes.body(push, "en/full") == "a"


async def test_a_copy_is_of_the_edition_that_its_reader_has_chosen(storage: Storage) -> None:
    await joined(storage, 1, 2)
    await storage.subscribers.choose_layout(ChatId(2), "full")
    (stored,) = await archived(storage, filing())
    await pushed(storage, stored)
    assert {copy.chat_id: copy.edition for copy in await claimed(storage)} == {1: "th", 2: "th/full"}


async def test_each_language_has_its_body(storage: Storage) -> None:
    (stored,) = await archived(storage, filing())
    push = await storage.pushes.create(push_of(stored))
    assert push is not None
    assert await storage.pushes.body(push, "th") == "ก"
    assert await storage.pushes.body(push, "en") == "a"


async def test_a_body_that_was_never_made_is_an_error(storage: Storage) -> None:
    with pytest.raises(StorageError, match="no body"):
        await storage.pushes.body(PushId(7), "th")


async def test_every_active_subscriber_gets_one_copy_in_slices(storage: Storage) -> None:
    await joined(storage, *range(1, 8))
    (stored,) = await archived(storage, filing())
    await storage.pushes.create(push_of(stored))
    assert [await storage.pushes.enqueue(slice_size=3) for _ in range(4)] == [3, 3, 1, 0]
    assert sorted(copy.chat_id for copy in await claimed(storage)) == list(range(1, 8))


async def test_nothing_to_enqueue_is_zero(storage: Storage) -> None:
    assert await storage.pushes.enqueue(slice_size=3) == 0


async def test_whoever_joined_after_the_push_was_made_gets_no_copy_of_it(storage: Storage) -> None:
    await joined(storage, 1, 2, since=NOON + 1)
    await joined(storage, 3, since=NOON)
    (stored,) = await archived(storage, filing())
    await storage.pushes.create(push_of(stored))
    assert await storage.pushes.enqueue(slice_size=2) == 1
    assert [copy.chat_id for copy in await claimed(storage)] == [3]


async def test_whoever_has_left_gets_no_copy(storage: Storage) -> None:
    await joined(storage, 1, 2)
    await storage.subscribers.leave(ChatId(1), reason="/stop", now=NOON)
    (stored,) = await archived(storage, filing())
    await pushed(storage, stored)
    assert [copy.chat_id for copy in await claimed(storage)] == [2]


async def test_a_copy_is_in_its_readers_language_and_as_loud_as_they_like(storage: Storage) -> None:
    await joined(storage, 1, 2)
    await storage.subscribers.choose_language(ChatId(2), "en")
    await storage.subscribers.choose_silence(ChatId(2), silent=True)
    (stored,) = await archived(storage, filing())
    await pushed(storage, stored)
    copies = {copy.chat_id: (copy.edition, copy.silent) for copy in await claimed(storage)}
    assert copies == {1: ("th", False), 2: ("en", True)}


async def test_a_push_half_enqueued_goes_on_after_a_restart(database_url: str) -> None:
    before = await open_storage(database_url)
    await joined(before, *range(1, 6))
    (stored,) = await archived(before, filing())
    await before.pushes.create(push_of(stored))
    await before.pushes.enqueue(slice_size=2)
    await before.close()
    after = await open_storage(database_url)
    assert [await after.pushes.enqueue(slice_size=2) for _ in range(3)] == [2, 1, 0]
    assert sorted(copy.chat_id for copy in await claimed(after)) == [1, 2, 3, 4, 5]
    await after.close()


async def test_several_processes_enqueue_each_copy_once(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(3)]
    await joined(storages[0], *range(1, 41))
    one, other = await archived(storages[0], filing("a"), filing("b"))
    await storages[0].pushes.create(push_of(one))
    await storages[0].pushes.create(push_of(other))
    while sum(await asyncio.gather(*(storage.pushes.enqueue(slice_size=7) for storage in storages))):
        pass
    copies = await claimed(storages[0])
    for storage in storages:
        await storage.close()
    assert len({(copy.push_id, copy.chat_id) for copy in copies}) == len(copies) == 80


async def test_a_chat_that_moves_while_a_push_is_half_enqueued_still_gets_it_once(storage: Storage) -> None:
    await joined(storage, 1, 2, -3, -4)
    (stored,) = await archived(storage, filing())
    await storage.pushes.create(push_of(stored))
    await storage.pushes.enqueue(slice_size=3)
    await storage.subscribers.move(ChatId(-3), ChatId(-1003))
    await storage.subscribers.move(ChatId(-4), ChatId(-1004))
    assert await storage.pushes.enqueue(slice_size=3) == 1
    assert sorted(copy.chat_id for copy in await claimed(storage)) == [-1004, -1003, 1, 2]


async def test_the_older_push_is_enqueued_first(storage: Storage) -> None:
    await joined(storage, 1, 2)
    one, other = await archived(storage, filing("a"), filing("b"))
    older = await storage.pushes.create(push_of(one))
    await storage.pushes.create(push_of(other, at=Moment(NOON + 1)))
    await storage.pushes.enqueue(slice_size=2)
    assert {copy.push_id for copy in await claimed(storage, at=NOON + 1)} == {older}


async def test_a_stopped_push_sends_no_further_copy(storage: Storage) -> None:
    push = await on_its_way(storage, 1, 2)
    await storage.pushes.stop(push, reason="can't parse entities")
    assert await claimed(storage) == []


async def test_a_push_stopped_while_half_enqueued_gets_no_further_copy(storage: Storage) -> None:
    await joined(storage, 1, 2, 3)
    (stored,) = await archived(storage, filing())
    push = await storage.pushes.create(push_of(stored))
    assert push is not None
    await storage.pushes.enqueue(slice_size=1)
    await storage.pushes.stop(push, reason="retracted")
    assert await storage.pushes.enqueue(slice_size=1) == 0
    assert await claimed(storage) == []


async def test_a_group_that_moves_while_a_push_is_enqueued_gets_one_copy(storage: Storage) -> None:
    (stored,) = await archived(storage, filing())
    await joined(storage, -50, -40, -30, 7)
    await storage.pushes.create(push_of(stored))
    await storage.pushes.enqueue(slice_size=2)  # for -50 and -40
    for chat in (-40, -30):  # one with a copy, one whose turn has not come
        await storage.subscribers.move(ChatId(chat), ChatId(chat - 1000))
    while await storage.pushes.enqueue(slice_size=2):
        pass
    copies = await claimed(storage, limit=9)
    assert sorted(copy.chat_id for copy in copies) == [-1040, -1030, -50, 7]


async def test_a_capped_readers_move_in_the_middle_takes_one_copy_of_the_day(storage: Storage) -> None:
    (stored,) = await archived(storage, filing())
    await joined(storage, -50, -30)
    await storage.pushes.create(push_of(stored))
    await storage.pushes.enqueue(slice_size=1)
    await storage.subscribers.move(ChatId(-30), ChatId(-1030))
    while await storage.pushes.enqueue(slice_size=1):
        pass
    assert len(await claimed(storage, limit=9)) == 2


async def test_a_silent_push_makes_no_sound_for_anybody(storage: Storage) -> None:
    await joined(storage, 1, 2)
    await storage.subscribers.choose_silence(ChatId(1), silent=True)
    (stored,) = await archived(storage, filing())
    await storage.pushes.create(
        NewPush(article_id=stored.id, revision=stored.revision, at=NOON, bodies={"th": "{}"}, silent=True)
    )
    while await storage.pushes.enqueue(slice_size=100):
        pass
    assert [copy.silent for copy in await claimed(storage)] == [True, True]
