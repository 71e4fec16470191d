"""What must be true when the simulated days are over."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from news.article import ArticleId
from news.moment import Moment
from news.ports import Storage
from news.rules.deed import DELETABLE_FOR
from news.subscriber import ChatId
from tests.news.actions import wording
from tests.news.actions.chats import Chats, Message
from tests.news.actions.reader import Reader

LONGEST_PAUSE: Final = 36_000
"""Seconds that nobody serves the newsroom after a crash."""


def told_once(
    readers: Iterable[Reader], published: Mapping[ArticleId, Moment], withdrawn: Mapping[ArticleId, Moment]
) -> None:
    """Everything, to everybody who stayed."""
    missed = defaultdict(list)
    for reader in readers:
        for article, at in published.items():
            owed = at >= reader.joined and not reader.left and article not in withdrawn
            if owed and reader.told[article] != 1:
                missed[reader.chat].append((article, reader.told[article]))
        assert max(reader.told.values(), default=0) <= 1, f"{reader} was told something twice"
    assert not missed, f"missed by readers: {dict(missed)}"


async def up_to_date(storage: Storage, message: Message, withdrawn: Mapping[ArticleId, Moment]) -> None:
    """Titles are as they were edited last; what was withdrawn is gone, or said to be where it was too old."""
    now = [await storage.articles.get(article) for article in wording.named(message.text)]
    left = [article for article in now if article is not None and not article.withdrawn]
    expected = wording.told(left, as_digest=wording.is_digest(message.text))
    assert message.text == expected, f"{message} should say {expected!r}"
    if message.text == wording.NOTICE:
        latest = max(withdrawn.values()) + LONGEST_PAUSE
        assert latest - message.at >= DELETABLE_FOR, f"{message} could have been deleted"


def within_reach(chats: Chats, readers: Mapping[ChatId, Reader]) -> Iterable[Message]:
    """Messages that follow their articles: no crash has lost their number, no block cut them off."""
    for (chat, _), message in chats.standing.items():
        reader = readers[chat]
        cut_off = chat in chats.cut_off and (reader.left or message.at < reader.joined)
        if not message.astray and not cut_off:
            yield message
