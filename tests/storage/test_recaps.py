from news.moment import Moment
from news.ports import Storage
from news.recap import Recap
from news.subscriber import ChatId
from tests.storage.newsroom import LATER, NOON, archived, claimed, filing, joined

WEEK = 7 * 86_400


async def test_a_recap_goes_once_to_those_who_asked_and_are_due(storage: Storage) -> None:
    (stored,) = await archived(storage, filing())
    await joined(storage, 1, 2, 3, 4)
    for chat, at in ((1, NOON), (2, NOON), (3, LATER), (4, None)):
        await storage.recaps.choose(ChatId(chat), at)
    await storage.subscribers.leave(ChatId(2), reason="", now=NOON)
    due = await storage.recaps.due(NOON, limit=9)
    assert due == {"Asia/Bangkok": [1]}
    recap = Recap(
        articles=(stored.id,),
        timezone="Asia/Bangkok",
        chats=[ChatId(1), ChatId(2), ChatId(3)],
        at=NOON,
        next_at=Moment(NOON + WEEK),
        bodies={"th": "{}", "en": "{}"},
    )
    assert await storage.recaps.send(recap) == 1
    assert await storage.recaps.send(recap) == 0
    assert [copy.chat_id for copy in await claimed(storage)] == [1]
    assert await storage.recaps.due(NOON, limit=9) == {}
    reader = await storage.subscribers.get(ChatId(1))
    assert reader is not None
    assert reader.recap_at == NOON + WEEK
