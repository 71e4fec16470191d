from news.ports import Storage
from news.subscriber import ChatId, PlaceId, Subscriber
from news.team import UserId
from tests.storage.newsroom import LATER, NOON, archived, claimed, filing, joined, pushed

GROUP = ChatId(-100)
MALI, ROBIN = UserId(7), UserId(8)


async def connect(
    storage: Storage,
    chat: ChatId = GROUP,
    *,
    by: UserId = MALI,
    thread: int | None = None,
) -> Subscriber:
    return await storage.places.connect(
        chat, title="Club", by=by, thread=thread, language="th", timezone="UTC", schedule=None, now=NOON
    )


async def test_a_connected_place_gets_public_cards_in_its_thread(storage: Storage) -> None:
    place = await connect(storage, thread=5)
    assert place.place is not None
    assert (place.place.title, place.place.connected_by, place.active, place.layout) == (
        "Club",
        MALI,
        True,
        "public",
    )
    (stored,) = await archived(storage, filing())
    await pushed(storage, stored, at=LATER)
    (copy,) = await claimed(storage, at=LATER, until=LATER + 9)
    assert (copy.chat_id, copy.edition, copy.thread_id) == (GROUP, "th/public", 5)


async def test_connecting_again_keeps_what_was_settled_but_for_the_thread(storage: Storage) -> None:
    first = await connect(storage, thread=5)
    await storage.subscribers.choose_language(GROUP, "en")
    await storage.subscribers.leave(GROUP, reason="removed", now=NOON)
    again = await connect(storage, by=ROBIN, thread=6)
    assert first.place is not None
    assert again.place is not None
    assert (again.language, again.active, again.place.id) == ("en", True, first.place.id)
    assert (again.place.connected_by, again.place.thread_id) == (ROBIN, 6)


async def test_places_are_known_by_who_connected_them_and_by_a_number_that_outlives_a_move(
    storage: Storage,
) -> None:
    await joined(storage, 7)
    place = await connect(storage)
    await connect(storage, ChatId(-200), by=ROBIN)
    assert [one.chat_id for one in await storage.places.of(MALI)] == [GROUP]
    assert place.place is not None
    await storage.subscribers.move(GROUP, ChatId(-1000))
    moved = await storage.places.get(place.place.id)
    assert moved is not None
    assert moved.chat_id == -1000
    assert await storage.places.get(PlaceId(999)) is None
    (reader,) = [one for one in [await storage.subscribers.get(ChatId(7))] if one]
    assert reader.place is None
