from collections.abc import Sequence
from typing import Final

from news.language import Language
from news.moment import Moment
from news.schedule import ScheduleId
from news.subscriber import ChatId, PlaceId, Subscriber
from news.team import UserId
from storage.database import Database, Parameters
from storage.rows import SUBSCRIBER, subscriber_of

_CONNECT: Final = f"""
    INSERT INTO subscriber (chat_id, language, language_chosen, timezone, schedule_id, since, layout, title,
                            connected_by, thread_id)
    VALUES (:chat, :language, 1, :timezone, :schedule, :now, 'public', :title, :by, :thread)
    ON CONFLICT (chat_id) DO UPDATE
    SET since = CASE WHEN subscriber.active = 1 THEN subscriber.since ELSE excluded.since END,
        active = 1, left_at = NULL, left_reason = '', layout = 'public', title = excluded.title,
        connected_by = excluded.connected_by, thread_id = excluded.thread_id
    RETURNING {SUBSCRIBER}
"""
_GET: Final = f"SELECT {SUBSCRIBER} FROM subscriber WHERE id = :place AND connected_by IS NOT NULL"
_OF: Final = f"SELECT {SUBSCRIBER} FROM subscriber WHERE connected_by = :user ORDER BY id LIMIT :most"
_ALL: Final = f"""
    SELECT {SUBSCRIBER} FROM subscriber WHERE connected_by IS NOT NULL AND active = 1 ORDER BY id LIMIT :most
"""
MOST: Final = 90
"""A message has room for a hundred buttons."""


class PlaceRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def connect(
        self,
        chat: ChatId,
        *,
        title: str,
        by: UserId,
        thread: int | None,
        language: Language,
        timezone: str,
        schedule: ScheduleId | None,
        now: Moment,
    ) -> Subscriber:
        parameters: Parameters = {
            "chat": chat,
            "title": title,
            "by": by,
            "thread": thread,
            "language": language,
            "timezone": timezone,
            "schedule": schedule,
            "now": now,
        }
        return subscriber_of((await self._database.write(_CONNECT, parameters))[0])

    async def get(self, place: PlaceId) -> Subscriber | None:
        rows = await self._database.read(_GET, {"place": place})
        return subscriber_of(rows[0]) if rows else None

    async def all(self, *, limit: int) -> Sequence[Subscriber]:
        return [subscriber_of(row) for row in await self._database.read(_ALL, {"most": limit})]

    async def of(self, user: UserId) -> Sequence[Subscriber]:
        rows = await self._database.read(_OF, {"user": user, "most": MOST})
        return [subscriber_of(row) for row in rows]
