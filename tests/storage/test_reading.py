import pytest

from news.article import ArticleId
from news.comment import CommentState
from news.moment import Moment
from news.ports import Storage
from news.subscriber import ChatId
from tests.storage.comments import MALI, ROBIN, said
from tests.storage.newsroom import LATER, NOON, archived, filing

READER = ChatId(7)
DAY = 86_400


async def test_what_is_saved_pages_last_kept_first_and_can_be_dropped(storage: Storage) -> None:
    one, two = await archived(storage, filing("one"), filing("two"))
    assert await storage.saved.keep(READER, two.id, NOON)
    assert await storage.saved.keep(READER, one.id, LATER)
    assert not await storage.saved.keep(READER, one.id, LATER)
    page = await storage.saved.page(READER, number=0, size=1)
    assert ([stored.key for stored in page.items], page.total) == (["one"], 2)
    await storage.saved.drop(READER, one.id)
    assert [stored.key for stored in (await storage.saved.page(READER, number=0, size=9)).items] == ["two"]
    assert not (await storage.saved.page(ChatId(8), number=0, size=9)).total


async def test_what_is_saved_within_a_second_still_pages_last_kept_first(storage: Storage) -> None:
    stored = await archived(storage, filing("one"), filing("two"), filing("three"))
    kept = [stored[place] for place in (2, 0, 1)]
    for article in kept:
        assert await storage.saved.keep(READER, article.id, NOON)
    page = await storage.saved.page(READER, number=0, size=9)
    assert [listed.id for listed in page.items] == [article.id for article in reversed(kept)]


async def test_an_article_that_is_not_there_is_neither_saved_nor_counted(storage: Storage) -> None:
    assert not await storage.saved.keep(READER, ArticleId(99), NOON)
    await storage.tallies.count(ArticleId(99), "read", NOON)
    assert await storage.tallies.most(Moment(0), limit=9) == []


async def test_whoever_comments_counts_as_several_who_read_once(storage: Storage) -> None:
    read, discussed, passed = await archived(storage, filing("read"), filing("discussed"), filing("passed"))
    for _ in range(6):
        await storage.tallies.count(read.id, "read", NOON)
    for message, by in enumerate((MALI, ROBIN, MALI)):
        await said(storage, discussed.id, by=by, message=message)
    await said(storage, passed.id, message=9, state=CommentState.HELD)
    await said(storage, passed.id, message=10, at=Moment(NOON - DAY))
    most = await storage.tallies.most(NOON, limit=9)
    assert most == [discussed.id, read.id]


@pytest.mark.parametrize(("since", "first"), [(NOON, "now"), (Moment(NOON - 9 * DAY), "before")])
async def test_what_was_read_and_passed_on_most_comes_first(
    storage: Storage, since: Moment, first: str
) -> None:
    before, now = await archived(storage, filing("before"), filing("now"))
    for _ in range(3):
        await storage.tallies.count(before.id, "read", Moment(NOON - 8 * DAY))
    await storage.tallies.count(now.id, "read", NOON)
    await storage.tallies.count(now.id, "shared", NOON)
    most = await storage.tallies.most(since, limit=1)
    assert most == [{"now": now, "before": before}[first].id]
