from dataclasses import replace

import pytest

from news.actions.archive import archive
from news.actions.refile import AT_ONCE, refile
from news.amendment import Amendment
from news.article import Article, IndexedWords
from news.category import CategoryId
from news.moment import Moment
from news.newsroom import Newsroom, Policy
from news.ports import Storage
from news.words import LocalSegmenter
from tests.storage.newsroom import LATER, NOON, article, filing, found, look, pushed

URL = "https://a.example/feed"


@pytest.fixture
def newsroom(storage: Storage) -> Newsroom:
    return Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())


async def category(storage: Storage, name: str, topic: str) -> CategoryId:
    known = await storage.categories.named(name)
    filed = await storage.categories.file(known.id, topic, everywhere=True)
    assert filed is not None
    return filed


async def by_key(storage: Storage) -> dict[str, Article]:
    return {one.key: one for one in (await storage.articles.latest(number=0, size=999)).items}


async def refiled(newsroom: Newsroom) -> int:
    """In so many slices."""
    slices = 0
    while await refile(newsroom, now=LATER):
        slices += 1
    return slices


async def test_older_stories_go_under_the_topic_and_are_found_by_it_and_nothing_is_sent(
    newsroom: Newsroom,
) -> None:
    storage = newsroom.storage
    source = await storage.feeds.add(URL, title="", topic="", now=NOON)
    many = [filing(f"g{n}", category="Gadgets", push_at=None) for n in range(AT_ONCE + 5)]
    tagged = filing("tagged", category="", tags=("x", "gadgets"), push_at=NOON)
    await storage.sources.store(look(source, *many, tagged, filing("other", category="Cars", push_at=None)))
    known = await by_key(storage)
    await pushed(storage, known["tagged"])
    assert not await refiled(newsroom), "nobody has asked"
    name = await category(storage, "GADGETS", "มือถือ")
    assert await storage.refilings.ask(name, NOON)
    assert await refiled(newsroom) > 2
    now = await by_key(storage)
    assert {one.category for key, one in now.items() if key.startswith("g")} == {"มือถือ"}
    assert (now["g1"].tags, now["tagged"].category) == (("Gadgets", "ข่าว", "AI"), "มือถือ")
    assert (now["other"], now["g1"].revision) == (known["other"], 2)
    assert len(await found(storage, "มือถือ", limit=99)) == AT_ONCE + 6
    topics = {one.topic.name for one in await storage.topics.of(now["g1"].id, chat=1)}  # type: ignore[arg-type]
    assert "มือถือ" in topics
    assert await storage.pushes.due(Moment(2**40), limit=9) == []
    assert await storage.amendments.due(Moment(2**40), limit=9) == []
    asked = await storage.refilings.get(name)
    assert asked is not None
    assert (asked.moved, asked.done) == (AT_ONCE + 6, True)


async def test_what_editors_have_in_hand_and_what_a_source_says_of_itself_stays(newsroom: Newsroom) -> None:
    storage = newsroom.storage
    source = await storage.feeds.add(URL, title="", topic="", now=NOON)
    other = await storage.feeds.add("https://b.example/feed", title="", topic="", now=NOON)
    await storage.feeds.settle(other, replace((await storage.feeds.get(other)).handling, topic="ข่าวบี"))  # type: ignore[union-attr]
    await storage.sources.store(look(source, filing("mine", category="Gadgets", push_at=None)))
    await storage.sources.store(look(other, filing("b", category="Gadgets", push_at=None)))
    mine = (await by_key(storage))["mine"]
    edit = Amendment(
        id=mine.id, revision=1, article=mine, words=IndexedWords(title=(), body=()), follow="new", at=NOON
    )
    assert await storage.amendments.amend(edit)
    await storage.refilings.ask(await category(storage, "Gadgets", "มือถือ"), NOON)
    await refiled(newsroom)
    now = await by_key(storage)
    assert (now["mine"].category, now["b"].category) == ("Gadgets", "ข่าวบี")


async def test_what_is_imported_goes_under_the_topics_too_and_its_names_are_seen(newsroom: Newsroom) -> None:
    storage = newsroom.storage
    await category(storage, "gadgets", "มือถือ")
    told = [article("a", category="Gadgets", tags=()), article("b", category="Cars", tags=())]
    assert (await archive(newsroom, told, source="เก่า", now=NOON)).new == 2
    assert (await archive(newsroom, told, source="เก่า", now=LATER)).known == 2
    now = await by_key(storage)
    assert (now["a"].category, now["a"].tags, now["b"].category) == ("มือถือ", ("Gadgets",), "Cars")
    assert [one.name for one in (await storage.categories.unfiled(number=0, size=9)).items] == ["Cars"]
    edited = [replace(told[0], title="อีกที")]
    assert (await archive(newsroom, edited, source="เก่า", now=LATER)).edited == 1
    assert (await by_key(storage))["a"].category == "มือถือ"
