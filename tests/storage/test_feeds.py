from dataclasses import replace

import pytest

from news.article import ArticleId
from news.errors import SourceUnknown
from news.look import FailedLook
from news.moment import Moment
from news.ports import Storage
from news.source import Handling, SourceId
from news.template import Template
from tests.storage.newsroom import LATER, NOON, article, filing, look

TEMPLATE = Template(picture="below", summary=False, opening="ข่าว เช้า")
A, B = "https://a.example/feed", "https://b.example/feed"


async def test_sources_in_trouble_are_listed_first_and_those_not_fetched_never(storage: Storage) -> None:
    first = await storage.feeds.add(A, title="ก", topic="", now=NOON)
    second = await storage.feeds.add(B, title="ข", topic="ไอที", now=NOON)
    assert await storage.feeds.add(A, title="อื่น", topic="", now=NOON) == first
    await storage.sources.place("หนังสือพิมพ์เก่า")
    await storage.sources.fail(FailedLook(source_id=second, next_at=LATER, reason="is gone"))
    page = await storage.feeds.list(number=0, size=9)
    assert (page.total, [source.id for source in page.items]) == (2, [second, first])
    assert page.items[0].handling == Handling(topic="ไอที")


async def test_a_paused_source_is_not_due_until_it_goes_on(storage: Storage) -> None:
    source = await storage.feeds.add(A, title="", topic="", now=NOON)
    await storage.feeds.pause(source, paused=True, now=NOON)
    assert not await storage.feeds.hasten(source, NOON, rest=0)
    assert await storage.sources.claim_due(LATER, until=LATER, limit=9) == []
    await storage.feeds.pause(source, paused=False, now=LATER)
    assert [due.id for due in await storage.sources.claim_due(LATER, until=LATER, limit=9)] == [source]


async def test_a_source_keeps_its_articles_and_its_handling_at_a_new_address(storage: Storage) -> None:
    source = await storage.feeds.add(A, title="ก", topic="", now=NOON)
    other = await storage.feeds.add(B, title="ข", topic="", now=NOON)
    handling = Handling(topic="ไอที", language="en", push_delay=0, approval=True, template=TEMPLATE)
    await storage.feeds.settle(source, handling)
    await storage.sources.store(look(source, filing("a")))
    assert not await storage.feeds.readdress(source, B, LATER)
    assert await storage.feeds.readdress(source, "https://new.example/feed", LATER)
    known = await storage.feeds.get(source)
    assert known is not None
    assert (known.url, known.handling) == ("https://new.example/feed", handling)
    assert (known.etag, known.last_success, known.next_at) == ("", None, LATER)
    (told,) = (await storage.articles.latest(number=0, size=1)).items
    assert (told.source_id, told.template) == (source, TEMPLATE)
    assert await storage.feeds.get(SourceId(other + 99)) is None


async def test_a_source_that_was_removed_keeps_its_articles_and_sends_nothing_more(storage: Storage) -> None:
    source = await storage.feeds.add(A, title="ก", topic="", now=NOON)
    await storage.feeds.settle(source, Handling(topic="ไอที"))
    waits = replace(filing("waits", push_at=None), awaits=True)
    await storage.sources.store(replace(look(source, filing("a"), waits), categories=("Cars",)))
    assert await storage.feeds.remove(source, NOON)
    assert not await storage.feeds.remove(source, NOON)
    assert (await storage.feeds.list(number=0, size=9)).total == 0
    assert await storage.feeds.get(source) is None
    assert not await storage.feeds.hasten(source, LATER, rest=0)
    assert await storage.feeds.known([A]) == frozenset()
    await storage.feeds.pause(source, paused=False, now=NOON)
    await storage.sources.put_back(source, NOON)
    await storage.sources.follow(A, NOON)  # as FEEDS does at every start
    assert await storage.sources.claim_due(LATER, until=LATER, limit=9) == []
    with pytest.raises(SourceUnknown):
        await storage.sources.store(look(source, filing("b")))
    assert (await storage.articles.latest(number=0, size=9)).total == 2
    assert await storage.pushes.due(LATER, limit=9) == []
    assert (await storage.feeds.awaiting(number=0, size=9)).total == 0
    assert (await storage.categories.unfiled(number=0, size=9)).total == 0


async def test_a_source_that_is_added_again_begins_anew_and_knows_its_articles(storage: Storage) -> None:
    source = await storage.feeds.add(A, title="ก", topic="", now=NOON)
    await storage.feeds.settle(source, Handling(topic="ไอที"))
    await storage.sources.store(look(source, filing("a")))
    await storage.feeds.remove(source, NOON)
    assert await storage.feeds.add(A, title="", topic="", now=LATER) == source
    (due,) = await storage.sources.claim_due(LATER, until=LATER, limit=9)
    assert (due.last_success, due.etag, due.paused, due.handling) == (None, "", False, Handling(topic="ไอที"))
    assert len(await storage.sources.known(source, [article("a"), article("b")])) == 1


async def test_a_hook_makes_a_source_due_but_not_again_and_again(storage: Storage) -> None:
    source = await storage.feeds.add(A, title="", topic="", now=NOON)
    await storage.sources.store(look(source))
    assert not await storage.feeds.hasten(source, Moment(NOON + 9), rest=10)
    assert await storage.feeds.hasten(source, Moment(NOON + 10), rest=10)
    due = await storage.sources.claim_due(Moment(NOON + 10), until=LATER, limit=9)
    assert [one.id for one in due] == [source]


async def test_an_article_that_waits_for_an_editor_is_decided_once(storage: Storage) -> None:
    source = await storage.feeds.add(A, title="", topic="", now=NOON)
    held = (replace(filing(key, push_at=None), awaits=True) for key in "ab")
    await storage.sources.store(look(source, *held))
    waiting = await storage.feeds.awaiting(number=0, size=9)
    assert [article.key for article in waiting.items] == ["a", "b"]
    assert await storage.pushes.due(LATER, limit=9) == []
    first, second = (article.id for article in waiting.items)
    assert await storage.feeds.decide(first, LATER)
    assert not await storage.feeds.decide(first, None)
    assert await storage.feeds.decide(second, None)
    assert not await storage.feeds.decide(ArticleId(999), LATER)
    assert [article.id for article in await storage.pushes.due(LATER, limit=9)] == [first]
    assert (await storage.feeds.awaiting(number=0, size=9)).total == 0
