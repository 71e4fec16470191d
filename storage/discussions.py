from typing import Final

from news.article import ArticleId
from news.comment import Forward, Origin
from news.subscriber import ChatId
from storage.database import Database

_KEEP: Final = """
    INSERT INTO discussed (group_id, forward_id, channel_id, post_id) VALUES (:group, :forward, :channel, :post)
    ON CONFLICT (group_id, forward_id) DO NOTHING
"""
# Asked anew for each comment: a post may be in the group before it is written down as delivered.
_ARTICLE: Final = """
    SELECT article_id
    FROM discussed
    JOIN delivery ON delivery.chat_id = channel_id AND delivery.message_id = post_id
    JOIN push ON push.id = delivery.push_id
    WHERE group_id = :group AND forward_id = :forward AND article_id IS NOT NULL
"""

_CHANNEL: Final = "SELECT channel_id FROM discussed WHERE group_id = :group AND forward_id = :forward"


class DiscussionRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, forward: Forward) -> None:
        await self._database.write(
            _KEEP,
            {
                "group": forward.place.chat_id,
                "forward": forward.place.message_id,
                "channel": forward.post.chat_id,
                "post": forward.post.message_id,
            },
        )

    async def article(self, place: Origin) -> ArticleId | None:
        rows = await self._database.read(_ARTICLE, _place(place))
        return rows[0]["article_id"] if rows else None

    async def channel(self, place: Origin) -> ChatId | None:
        rows = await self._database.read(_CHANNEL, _place(place))
        return ChatId(rows[0]["channel_id"]) if rows else None


def _place(place: Origin) -> dict[str, int]:
    return {"group": place.chat_id, "forward": place.message_id}
