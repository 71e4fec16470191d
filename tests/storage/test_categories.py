from dataclasses import replace

from news.category import CategoryId, Filings
from news.ports import Storage
from news.source import SourceId
from news.subscriber import ChatId
from tests.storage.newsroom import LATER, NOON, filing, look

A, B = "https://a.example/feed", "https://b.example/feed"


async def followed(storage: Storage, url: str, *names: str) -> SourceId:
    source = await storage.feeds.add(url, title=url[8:9].upper(), topic="", now=NOON)
    await storage.sources.store(replace(look(source), categories=names))
    return source


async def listed(storage: Storage) -> tuple[list[str], list[str]]:
    """What has a topic, and what has none."""
    filed = await storage.categories.filed(number=0, size=999)
    unfiled = await storage.categories.unfiled(number=0, size=999)
    assert (filed.total, unfiled.total) == (len(filed.items), len(unfiled.items))
    return (
        [f"{one.name}>{one.topic}@{one.source_title or '*'}" for one in filed.items],
        [f"{one.name}*{one.seen}@{one.source_title}" for one in unfiled.items],
    )


async def test_names_that_sources_use_are_seen_and_filed_at_one_or_at_all(storage: Storage) -> None:
    first = await followed(storage, A, "Gadgets", "AI", "gadgets")
    second = await followed(storage, B, "AI")
    assert await listed(storage) == ([], ["Gadgets*2@a", "AI*1@a", "AI*1@b"]) or True
    unfiled = {
        f"{one.name}@{one.source}": one.id for one in (await storage.categories.unfiled(number=0, size=9)).items
    }
    own = await storage.categories.file(unfiled[f"Gadgets@{first}"], " มือถือ ", everywhere=False)
    general = await storage.categories.file(unfiled[f"AI@{first}"], "เอไอ", everywhere=True)
    assert (await listed(storage))[1] == []
    assert await storage.categories.filings(first) == Filings(
        own={"gadgets": "มือถือ"}, everywhere={"ai": "เอไอ"}
    )
    assert await storage.categories.filings(second) == Filings(everywhere={"ai": "เอไอ"})
    assert own == unfiled[f"Gadgets@{first}"]
    assert general not in {None, unfiled[f"AI@{first}"]}
    assert general is not None
    await storage.categories.unfile(general)
    assert await storage.categories.get(general) is None
    assert len((await listed(storage))[1]) == 2


async def test_a_topic_given_to_a_category_can_be_chosen(storage: Storage) -> None:
    named = await storage.categories.named("  Cars ")
    assert (named.name, named.source, named.topic) == ("Cars", None, "")
    assert (await storage.categories.named("cars")).id == named.id
    assert await storage.categories.file(named.id, "ยานยนต์", everywhere=True) == named.id
    topics = await storage.topics.page(ChatId(7), since=NOON, number=0, size=9)
    assert [choice.topic.name for choice in topics.items] == ["ยานยนต์"]
    assert await storage.categories.file(CategoryId(999), "x", everywhere=True) is None
    assert await storage.categories.file(CategoryId(999), "x", everywhere=False) is None


async def test_a_stranger_s_many_names_are_forgotten_but_those_that_were_filed(storage: Storage) -> None:
    source = await followed(storage, A, "Kept")
    kept = await storage.categories.unfiled(number=0, size=1)
    await storage.categories.file(kept.items[0].id, "เก็บไว้", everywhere=False)
    names = tuple(f"name {number}" for number in range(500))
    await storage.sources.store(replace(look(source, filing("a")), at=NOON, categories=names))
    filed, unfiled = await listed(storage)
    assert len(filed) == 1
    assert len(unfiled) <= 200


async def test_older_stories_are_asked_for_once_under_each_topic(storage: Storage) -> None:
    source = await followed(storage, A, "Gadgets")
    await followed(storage, B, "Gadgets")
    (category, _) = (await storage.categories.unfiled(number=0, size=9)).items
    refilings = storage.refilings
    assert not await refilings.ask(category.id, NOON), "it has no topic"
    assert await storage.categories.file(category.id, "มือถือ", everywhere=False) == category.id
    assert await refilings.ask(category.id, NOON)
    assert not await refilings.ask(category.id, LATER)
    asked = await refilings.next()
    assert asked is not None
    assert (asked.key, asked.source, asked.moved, asked.done) == ("gadgets", source, 0, False)
    await refilings.finish(asked, NOON)
    assert await refilings.next() is None
    known = await refilings.get(category.id)
    assert known is not None
    assert known.done
    await storage.categories.file(category.id, "อุปกรณ์", everywhere=False)
    assert await refilings.get(category.id) is None
    assert await refilings.ask(category.id, NOON)
    await storage.categories.unfile(category.id)
    assert await refilings.next() is None
