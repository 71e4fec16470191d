"""Watches and muted words, and what they do to the copies of a push."""

from collections.abc import Sequence

from news.article import ArticleId
from news.insight import Insight
from news.moment import Moment
from news.ports import Storage
from news.schedule import Minute, QuietHours, Schedule, Timetable
from news.subscriber import ChatId
from news.watch import Phrase, PhraseId, Watch
from tests.storage.newsroom import LATER, NOON, archived, claimed, filing, joined, look, pushed, revision


async def watching(
    storage: Storage, chat: int, *words: str, muted: bool = False, most: int = 50
) -> Watch | None:
    return await storage.watches.add(ChatId(chat), text=" ".join(words), words=words, muted=muted, most=most)


async def phrase_of(storage: Storage, *words: str) -> PhraseId:
    (phrase,) = await storage.watches.among([" ".join(words)])
    return phrase.id


async def about_chips(storage: Storage) -> Sequence[int]:
    """An article that says "ชิป" is pushed; the chats that are sent a copy at once."""
    phrase = await phrase_of(storage, "ชิป")
    (stored,) = await archived(storage, filing(insight=Insight(phrases=(phrase,))))
    await pushed(storage, stored)
    return sorted(copy.chat_id for copy in await claimed(storage))


async def on_digests(storage: Storage, chat: int, *, table: Timetable) -> None:
    hours = Schedule(mode="digest", times=(Minute(480),), quiet=QuietHours(start=Minute(0), end=Minute(60)))
    kept = await storage.schedules.keep(hours, "UTC", table)
    await storage.subscribers.choose_schedule(
        ChatId(chat), timezone="UTC", schedule=kept, kept_until=table.next_run_at or NOON
    )


async def test_watches_are_listed_before_muted_words_and_removed_by_their_owner_alone(storage: Storage) -> None:
    await joined(storage, 1, 2)
    muted = await watching(storage, 1, "ดารา", muted=True)
    first = await watching(storage, 1, "ชิป", "รุ่น")
    assert first is not None
    assert await storage.watches.of(ChatId(1)) == [first, muted]
    await storage.watches.remove(ChatId(2), first.id)
    assert len(await storage.watches.of(ChatId(1))) == 2
    await storage.watches.remove(ChatId(1), first.id)
    assert await storage.watches.of(ChatId(1)) == [muted]


async def test_the_same_words_again_replace_what_was_said_of_them(storage: Storage) -> None:
    await joined(storage, 1)
    first = await watching(storage, 1, "ชิป", most=1)
    again = await watching(storage, 1, "ชิป", muted=True, most=1)
    assert first is not None
    assert again == Watch(id=first.id, text="ชิป", muted=True)
    assert await watching(storage, 1, "ดารา", most=1) is None


async def test_a_chat_nobody_knows_watches_nothing(storage: Storage) -> None:
    assert await watching(storage, 9, "ชิป") is None


async def test_phrases_are_found_by_how_they_begin_while_somebody_watches(storage: Storage) -> None:
    await joined(storage, 1, 2)
    watch = await watching(storage, 1, "ชิป", "รุ่น")
    await watching(storage, 2, "ชิป", "รุ่น")
    await watching(storage, 2, "รุ่น")
    (found,) = await storage.watches.among(["ข่าว", "ชิป", "ชิป รุ่น"])
    assert found == Phrase(id=found.id, text="ชิป รุ่น")
    assert watch is not None
    await storage.watches.remove(ChatId(1), watch.id)
    assert await storage.watches.among(["ชิป รุ่น"]) == [found]
    for other in await storage.watches.of(ChatId(2)):
        await storage.watches.remove(ChatId(2), other.id)
    assert await storage.watches.among(["ชิป รุ่น", "รุ่น"]) == []


async def test_all_phrases_are_told_where_they_are_few(storage: Storage) -> None:
    await joined(storage, 1)
    watch = await watching(storage, 1, "ชิป")
    await watching(storage, 1, "ดารา")
    assert watch is not None
    assert await storage.watches.few(most=1) is None
    await storage.watches.remove(ChatId(1), watch.id)
    assert [phrase.text for phrase in await storage.watches.few(most=2) or ()] == ["ดารา"]


async def test_a_muted_word_keeps_an_article_from_its_reader_alone(storage: Storage) -> None:
    await joined(storage, 1, 2)
    await watching(storage, 1, "ชิป", muted=True)
    assert await about_chips(storage) == [2]


async def test_a_watched_word_comes_whatever_topics_and_digests_would_do(storage: Storage) -> None:
    await joined(storage, 1, 2, 3)
    await storage.topics.choose_only(ChatId(1), only=True)
    for chat in (2, 3):
        await on_digests(storage, chat, table=Timetable(next_run_at=LATER))
    await watching(storage, 1, "ชิป")
    await watching(storage, 2, "ชิป")
    assert await about_chips(storage) == [1, 2]


async def test_in_quiet_hours_what_is_watched_waits(storage: Storage) -> None:
    await joined(storage, 1)
    await on_digests(storage, 1, table=Timetable(quiet_from_at=Moment(NOON - 9), quiet_to_at=LATER))
    await watching(storage, 1, "ชิป")
    assert await about_chips(storage) == []
    (kept,) = await storage.digests.due(LATER, limit=9)
    assert kept.chat_id == 1


async def test_an_edit_is_held_against_the_watches_anew(storage: Storage) -> None:
    await joined(storage, 1, 2)
    await watching(storage, 1, "ชิป", muted=True)
    phrase = await phrase_of(storage, "ชิป")
    (old,) = await archived(storage, filing(insight=Insight(phrases=(phrase,))))
    await storage.sources.store(look(old.source_id, revisions=(revision(old),)))
    edited = await storage.articles.get(ArticleId(old.id))
    assert edited is not None
    await pushed(storage, edited)
    assert sorted(copy.chat_id for copy in await claimed(storage)) == [1, 2]
