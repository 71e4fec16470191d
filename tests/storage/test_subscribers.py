from dataclasses import replace

from news.moment import Moment
from news.ports import Storage
from news.subscriber import ChatId, Subscriber
from tests.storage.newsroom import LATER, NOON, archived, claimed, filing, joined, on_its_way, pushed

CHAT = ChatId(77)
GROUP, SUPERGROUP = ChatId(-88), ChatId(-1_000_000_000_088)


async def join(
    storage: Storage, chat: ChatId = CHAT, *, language: str = "en", now: Moment = NOON
) -> Subscriber:
    return await storage.subscribers.join(
        chat,
        language="th" if language == "th" else "en",
        timezone="Asia/Tokyo",
        now=now,
    )


async def test_a_newcomer_gets_what_was_guessed(storage: Storage) -> None:
    expected = Subscriber(
        chat_id=CHAT,
        language="en",
        language_chosen=False,
        timezone="Asia/Tokyo",
        silent=False,
        active=True,
        since=NOON,
        seen_at=NOON,
    )
    assert await join(storage) == expected
    assert await storage.subscribers.get(CHAT) == expected


async def test_nobody_is_known_at_first(storage: Storage) -> None:
    assert await storage.subscribers.get(CHAT) is None


async def test_whoever_is_met_is_known_but_gets_nothing(storage: Storage) -> None:
    met = await storage.subscribers.meet(CHAT, language="en", timezone="Asia/Tokyo", now=NOON)
    assert (met.active, met.language, met.since) == (False, "en", NOON)
    await storage.subscribers.choose_language(CHAT, "th")
    again = await storage.subscribers.meet(CHAT, language="en", timezone="UTC", now=LATER)
    assert again == replace(met, language="th", language_chosen=True)


async def test_meeting_a_subscriber_changes_nothing(storage: Storage) -> None:
    subscriber = await join(storage)
    assert await storage.subscribers.meet(CHAT, language="th", timezone="UTC", now=LATER) == subscriber


async def test_joining_again_follows_a_guess_and_keeps_the_rest(storage: Storage) -> None:
    subscriber = await join(storage)
    assert await join(storage, language="th", now=LATER) == replace(subscriber, language="th")


async def test_a_chosen_language_is_never_overruled(storage: Storage) -> None:
    await join(storage)
    await storage.subscribers.choose_language(CHAT, "th")
    again = await join(storage, language="en", now=LATER)
    assert (again.language, again.language_chosen) == ("th", True)


async def test_settings_outlive_a_leave(storage: Storage) -> None:
    await join(storage)
    await storage.subscribers.choose_language(CHAT, "th")
    await storage.subscribers.choose_silence(CHAT, silent=True)
    await storage.subscribers.leave(CHAT, reason="/stop", now=NOON)
    left = await storage.subscribers.get(CHAT)
    assert left is not None
    assert not left.active
    assert left.left_at == NOON
    assert await join(storage, now=LATER) == replace(left, active=True, since=LATER, left_at=None)
    assert left.silent
    assert left.language == "th"


async def test_leaving_without_having_joined_is_no_error(storage: Storage) -> None:
    await storage.subscribers.leave(CHAT, reason="blocked", now=NOON)
    assert await storage.subscribers.get(CHAT) is None


async def test_copies_waiting_for_a_chat_that_left_are_dead(storage: Storage) -> None:
    await on_its_way(storage, 1, 2)
    await storage.subscribers.leave(ChatId(1), reason="blocked", now=NOON)
    await join(storage, ChatId(1), now=LATER)
    assert [copy.chat_id for copy in await claimed(storage)] == [2]


async def test_a_chat_that_moves_takes_its_settings_along(storage: Storage) -> None:
    subscriber = await join(storage, GROUP)
    await storage.subscribers.move(GROUP, SUPERGROUP)
    assert await storage.subscribers.get(GROUP) is None
    assert await storage.subscribers.get(SUPERGROUP) == replace(subscriber, chat_id=SUPERGROUP)


async def test_a_chat_that_moves_takes_its_unsent_copies_along(storage: Storage) -> None:
    await joined(storage, GROUP)
    one, other = await archived(storage, filing("a"), filing("b"))
    await pushed(storage, one)
    (in_flight,) = await claimed(storage, name="before")
    await pushed(storage, other)
    await storage.subscribers.move(GROUP, SUPERGROUP)
    copies = await claimed(storage, name="after")
    assert [copy.chat_id for copy in copies] == [SUPERGROUP, SUPERGROUP]
    assert in_flight.push_id in {copy.push_id for copy in copies}


async def test_a_chat_that_joined_under_its_new_id_gets_one_copy_and_its_old_settings(storage: Storage) -> None:
    await join(storage, GROUP)
    await storage.subscribers.choose_silence(GROUP, silent=True)
    await join(storage, SUPERGROUP)
    (stored,) = await archived(storage, filing())
    await pushed(storage, stored)
    await storage.subscribers.move(GROUP, SUPERGROUP)
    assert [copy.chat_id for copy in await claimed(storage)] == [SUPERGROUP]
    moved = await storage.subscribers.get(SUPERGROUP)
    assert moved is not None
    assert moved.silent
    assert await storage.subscribers.get(GROUP) is None


async def test_a_chat_that_left_under_its_new_id_is_not_brought_back_by_its_move(storage: Storage) -> None:
    await join(storage, GROUP)
    await join(storage, SUPERGROUP)
    await storage.subscribers.leave(SUPERGROUP, reason="/stop", now=NOON)
    await storage.subscribers.move(GROUP, SUPERGROUP)
    moved = await storage.subscribers.get(SUPERGROUP)
    assert moved is not None
    assert not moved.active


async def test_a_move_told_twice_is_no_error(storage: Storage) -> None:
    await join(storage, GROUP)
    for _ in range(2):
        await storage.subscribers.move(GROUP, SUPERGROUP)
    moved = await storage.subscribers.get(SUPERGROUP)
    assert moved is not None
    assert moved.active


async def test_a_chat_that_blocked_the_bot_comes_back_as_it_was(storage: Storage) -> None:
    subscriber = await join(storage)
    await storage.subscribers.choose_silence(CHAT, silent=True)
    await storage.subscribers.leave(CHAT, reason="the bot was blocked", now=NOON)
    await storage.subscribers.come_back(CHAT, LATER)
    assert await storage.subscribers.get(CHAT) == replace(subscriber, silent=True, since=LATER)


async def test_neither_who_left_with_a_command_nor_who_never_joined_comes_back(storage: Storage) -> None:
    await join(storage)
    await storage.subscribers.leave(CHAT, reason="/stop", now=NOON)
    await storage.subscribers.leave(CHAT, reason="the bot was blocked", now=NOON)
    await storage.subscribers.meet(ChatId(5), language="en", timezone="UTC", now=NOON)
    for chat in (CHAT, ChatId(5), ChatId(6)):
        await storage.subscribers.come_back(chat, LATER)
        known = await storage.subscribers.get(chat)
        assert known is None or not known.active
