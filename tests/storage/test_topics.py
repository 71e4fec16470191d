import pytest

from news.article import ArticleId
from news.moment import Moment
from news.ports import Storage
from news.rules.naming import key_of, shown
from news.schedule import Schedule, Timetable
from news.source import SourceId
from news.subscriber import ChatId
from news.topic import Choice, TopicId
from tests.storage.newsroom import LATER, NOON, archived, claimed, filing, joined, look, pushed, revision

READER = ChatId(7)
LONG_AGO = Moment(0)


async def topics(storage: Storage, *, since: Moment = LONG_AGO) -> list[Choice]:
    return list((await storage.topics.page(READER, since=since, number=0, size=9)).items)


async def topic(storage: Storage, name: str) -> TopicId:
    return next(choice.topic.id for choice in await topics(storage) if choice.topic.name == name)


@pytest.mark.parametrize(
    ("name", "seen"),
    [("  AI\n chips ", "AI chips"), ("#5G", "5G"), ("", ""), ("ก" * 300, "ก" * 100), ("e\u0301", "\xe9")],
)
def test_a_name_is_shown_in_order(name: str, seen: str) -> None:
    assert shown(name) == seen
    assert key_of(name.upper()) == key_of(name)


async def test_a_topic_is_known_from_its_first_article_however_it_is_written(storage: Storage) -> None:
    await archived(storage, filing("1", category="AI"), filing("2", category=" ai "), filing("3", category=""))
    assert [choice.topic.name for choice in await topics(storage)] == ["AI"]
    assert [choice.topic.name for choice in await storage.topics.of(ArticleId(1), READER)] == [
        "AI",
        "An author",
    ]
    assert [choice.topic.kind for choice in await storage.topics.of(ArticleId(3), READER)] == ["author"]


async def test_the_most_written_about_of_late_come_first_and_page(storage: Storage) -> None:
    old = [filing(f"old {n}", category="Old", published=Moment(1)) for n in range(3)]
    await archived(storage, *old, filing("1", category="New"), filing("2", category="New"))
    assert [choice.topic.name for choice in await topics(storage, since=Moment(5))] == ["New", "Old"]
    second = await storage.topics.page(READER, since=LONG_AGO, number=1, size=1)
    assert [choice.topic.name for choice in second.items] == ["New"]
    assert second.total == 2


async def test_everything_comes_but_what_was_turned_off(storage: Storage) -> None:
    (on, off) = await archived(storage, filing("on", category="AI"), filing("off", category="Cars"))
    await joined(storage, READER, 8)
    await storage.topics.choose(READER, await topic(storage, "Cars"), wanted=False)
    told = [await pushed(storage, stored) for stored in (on, off)]
    assert [(copy.push_id, copy.chat_id) for copy in await claimed(storage)] == [
        (told[0], READER),
        (told[0], 8),
        (told[1], 8),
    ]


async def test_only_what_was_chosen_comes_be_it_a_subject_or_an_author(storage: Storage) -> None:
    stored = await archived(
        storage,
        filing("subject", category="AI", author="Somebody"),
        filing("author", category="Cars", author="Mali"),
        filing("neither", category="Cars", author="Somebody"),
        filing("nothing", category="", author=""),
    )
    await joined(storage, READER)
    await storage.topics.choose_only(READER, only=True)
    await storage.topics.choose(READER, await topic(storage, "AI"), wanted=True)
    cars, mali = await storage.topics.of(stored[1].id, READER)
    assert [cars.comes, mali.comes] == [False, False]
    await storage.topics.choose(READER, cars.topic.id, wanted=False)
    await storage.topics.choose(READER, mali.topic.id, wanted=True)
    for one in stored:
        await pushed(storage, one)
    assert len(await claimed(storage)) == 2
    chosen = await storage.topics.chosen(READER)
    assert [(choice.topic.name, choice.comes) for choice in chosen] == [
        ("AI", True),
        ("Cars", False),
        ("Mali", True),
    ]


async def test_a_story_that_does_not_come_takes_nothing_of_the_days_cap(storage: Storage) -> None:
    off, on = await archived(storage, filing("off", category="Cars"), filing("on", category="AI"))
    await joined(storage, READER)
    table = Timetable(day_at=NOON, catch_up_at=LATER, turn_at=LATER)
    kept = await storage.schedules.keep(Schedule(cap=1), "UTC", table)
    await storage.subscribers.choose_schedule(READER, timezone="UTC", schedule=kept, kept_until=NOON)
    await storage.topics.choose(READER, await topic(storage, "Cars"), wanted=False)
    await pushed(storage, off)
    told = await pushed(storage, on)
    assert [copy.push_id for copy in await claimed(storage)] == [told]


async def test_an_edit_moves_an_article_to_another_topic(storage: Storage) -> None:
    (stored,) = await archived(storage, filing(category="AI"))
    await storage.sources.store(look(stored.source_id, revisions=(revision(stored, category="Cars"),)))
    assert [choice.topic.name for choice in await storage.topics.of(stored.id, READER)] == ["Cars", "An author"]


async def test_choices_go_along_when_the_chat_moves(storage: Storage) -> None:
    await archived(storage, filing(category="AI"))
    await joined(storage, READER, -900)
    ai = await topic(storage, "AI")
    await storage.topics.choose(ChatId(-900), ai, wanted=True)
    await storage.topics.choose(READER, ai, wanted=False)
    await storage.subscribers.move(READER, ChatId(-900))
    moved = await storage.topics.get(ai, ChatId(-900))
    assert moved is not None
    assert (moved.comes, moved.chosen) == (False, True)


async def test_a_choice_can_be_taken_back(storage: Storage) -> None:
    await archived(storage, filing(category="AI"))
    await joined(storage, READER)
    ai = await topic(storage, "AI")
    await storage.topics.choose(READER, ai, wanted=False)
    await storage.topics.choose(READER, ai, wanted=None)
    (choice,) = await topics(storage)
    assert (choice.comes, choice.chosen) == (True, False)


async def test_a_topics_and_a_sources_articles_page_newest_first(storage: Storage) -> None:
    stored = await archived(
        storage,
        filing("old", category="AI", published=NOON),
        filing("new", category="AI", published=LATER),
        filing("other", category="Cars", author="Mali", published=LATER),
    )
    ai, cars = await topic(storage, "AI"), await topic(storage, "Cars")
    page = await storage.articles.latest(number=0, size=1, topic=ai)
    assert ([one.key for one in page.items], page.total) == (["new"], 2)
    (_, mali) = await storage.topics.of(stored[2].id, READER)
    for asked in (cars, mali.topic.id):
        found = await storage.articles.latest(number=0, size=9, topic=asked)
        assert [one.key for one in found.items] == ["other"]
    both = await storage.articles.latest(number=0, size=9, source=stored[0].source_id, since=NOON)
    assert [one.key for one in both.items] == ["other", "new"]
    assert (await storage.articles.latest(number=0, size=9, source=SourceId(99))).total == 0


async def test_a_topic_that_is_not_there_cant_be_chosen(storage: Storage) -> None:
    await joined(storage, READER)
    await storage.topics.choose(READER, TopicId(99), wanted=True)
    assert await storage.topics.get(TopicId(99), READER) is None
    assert await storage.topics.chosen(READER) == []
