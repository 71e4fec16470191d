from news.delivery import Mark, MessageId, Sent
from news.ports import Storage
from news.push import NewPush
from news.subscriber import ChatId
from tests.storage.newsroom import LATER, NOON, archived, claimed, filing, joined, pushed


async def test_a_follow_up_knows_where_the_earlier_copies_are(storage: Storage) -> None:
    await joined(storage, 1, 2)
    first, second = await archived(storage, filing("a"), filing("b"))
    earlier = await pushed(storage, first)
    marks = [
        Mark(delivery=copy, verdict=Sent(MessageId(70 + copy.chat_id), NOON)) for copy in await claimed(storage)
    ]
    await storage.outbox.mark(marks)
    follow_up = await storage.pushes.create(
        NewPush(article_id=second.id, revision=second.revision, at=LATER, bodies={"th": "{}"}, follows=first.id)
    )
    assert follow_up is not None
    assert await storage.pushes.is_follow_up(follow_up)
    assert not await storage.pushes.is_follow_up(earlier)
    asked = [ChatId(2), ChatId(3)]
    assert await storage.pushes.earlier(follow_up, asked) == {ChatId(2): MessageId(72)}
    assert await storage.pushes.earlier(earlier, asked) == {}
