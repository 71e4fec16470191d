from typing import Final

from news.edition import Layout
from news.language import Language
from news.moment import Moment
from news.schedule import ScheduleId
from news.subscriber import ChatId, Subscriber
from storage.copies import copy_for_moved
from storage.database import Database
from storage.rows import SUBSCRIBER, subscriber_of

_GET: Final = f"SELECT {SUBSCRIBER} FROM subscriber WHERE chat_id = :chat"

_MEET: Final = f"""
    INSERT INTO subscriber (chat_id, language, timezone, schedule_id, since, active)
    VALUES (:chat, :language, :timezone, :schedule, :now, 0)
    ON CONFLICT (chat_id) DO UPDATE SET chat_id = excluded.chat_id
    RETURNING {SUBSCRIBER}
"""
_JOIN: Final = f"""
    INSERT INTO subscriber (chat_id, language, timezone, schedule_id, since, seen_at)
    VALUES (:chat, :language, :timezone, :schedule, :now, :now)
    ON CONFLICT (chat_id) DO UPDATE
    SET language = CASE WHEN subscriber.language_chosen = 1 THEN subscriber.language ELSE excluded.language END,
        since = CASE WHEN subscriber.active = 1 THEN subscriber.since ELSE excluded.since END,
        active = 1, left_at = NULL, left_reason = ''
    RETURNING {SUBSCRIBER}
"""
_LEAVE: Final = """
    UPDATE subscriber SET active = 0, left_at = :now, left_reason = :reason WHERE chat_id = :chat AND active = 1
"""
# Not those who said so in words, with a command, nor those who were never subscribed.
_COME_BACK: Final = """
    UPDATE subscriber SET active = 1, since = :now, left_at = NULL, left_reason = ''
    WHERE chat_id = :chat AND active = 0 AND left_at IS NOT NULL AND left_reason NOT LIKE '/%'
"""
_DROP_WAITING: Final = """
    UPDATE delivery SET state = 'dead', reason = :reason WHERE chat_id = :chat AND state = 'waiting'
"""
# By an index of its own: the one of the waiting holds no kept ones.
_DROP_KEPT: Final = """
    UPDATE delivery SET state = 'dead', reason = :reason WHERE chat_id = :chat AND state = 'kept'
"""
_SEE: Final = "UPDATE subscriber SET seen_at = :now WHERE chat_id = :chat"
_CHOOSE_LANGUAGE: Final = """
    UPDATE subscriber SET language = :language, language_chosen = 1 WHERE chat_id = :chat
"""
_CHOOSE_SILENCE: Final = "UPDATE subscriber SET silent = :silent WHERE chat_id = :chat"
_CHOOSE_LAYOUT: Final = "UPDATE subscriber SET layout = :layout WHERE chat_id = :chat"
_CHOOSE_SCHEDULE: Final = """
    UPDATE subscriber SET timezone = :timezone, schedule_id = :schedule WHERE chat_id = :chat
"""
_KEEP_UNTIL: Final = "UPDATE delivery SET due_at = :kept_until WHERE chat_id = :chat AND state = 'kept'"

# A chat that joined under its new id before we heard of the move: what it said there about staying stands, but
# the settings it made over time are those of the old row.
_YIELD: Final = """
    DELETE FROM subscriber
    WHERE chat_id = :new AND EXISTS (SELECT 1 FROM subscriber AS former WHERE former.chat_id = :old)
    RETURNING active
"""
_RENAME: Final = """
    UPDATE subscriber SET chat_id = :new, active = coalesce(:active, active) WHERE chat_id = :old
"""
# A copy in flight to the old id meets the same refusal as the one that told us of the move.
_UNCLAIM: Final = """
    UPDATE delivery SET state = 'waiting', token = NULL, lease_until = NULL
    WHERE chat_id = :old AND state = 'claimed' AND message_id IS NULL
"""
_READDRESS: Final = """
    UPDATE delivery SET chat_id = :new
    WHERE chat_id = :old AND state = '{state}' AND NOT EXISTS (
        SELECT 1 FROM delivery AS twin WHERE twin.push_id = delivery.push_id AND twin.chat_id = :new
    )
"""


class SubscriberRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, chat: ChatId) -> Subscriber | None:
        rows = await self._database.read(_GET, {"chat": chat})
        return subscriber_of(rows[0]) if rows else None

    async def meet(
        self,
        chat: ChatId,
        *,
        language: Language,
        timezone: str,
        now: Moment,
        schedule: ScheduleId | None = None,
    ) -> Subscriber:
        known = await self.get(chat)  # nearly always, and a read costs no fsync
        if known is not None:
            return known
        parameters = {
            "chat": chat,
            "language": language,
            "timezone": timezone,
            "schedule": schedule,
            "now": now,
        }
        return subscriber_of((await self._database.write(_MEET, parameters))[0])

    async def join(
        self,
        chat: ChatId,
        *,
        language: Language,
        timezone: str,
        now: Moment,
        schedule: ScheduleId | None = None,
    ) -> Subscriber:
        parameters = {
            "chat": chat,
            "language": language,
            "timezone": timezone,
            "schedule": schedule,
            "now": now,
        }
        return subscriber_of((await self._database.write(_JOIN, parameters))[0])

    async def leave(self, chat: ChatId, *, reason: str, now: Moment) -> None:
        async with self._database.transaction() as transaction:
            await transaction.write(_LEAVE, {"chat": chat, "reason": reason, "now": now})
            for drop in (_DROP_WAITING, _DROP_KEPT):
                await transaction.write(drop, {"chat": chat, "reason": reason})

    async def come_back(self, chat: ChatId, now: Moment) -> None:
        await self._database.write(_COME_BACK, {"chat": chat, "now": now})

    async def see(self, chat: ChatId, now: Moment) -> None:
        await self._database.write(_SEE, {"chat": chat, "now": now})

    async def choose_language(self, chat: ChatId, language: Language) -> None:
        await self._database.write(_CHOOSE_LANGUAGE, {"chat": chat, "language": language})

    async def choose_silence(self, chat: ChatId, *, silent: bool) -> None:
        await self._database.write(_CHOOSE_SILENCE, {"chat": chat, "silent": int(silent)})

    async def choose_layout(self, chat: ChatId, layout: Layout) -> None:
        await self._database.write(_CHOOSE_LAYOUT, {"chat": chat, "layout": layout})

    async def choose_schedule(
        self, chat: ChatId, *, timezone: str, schedule: ScheduleId | None, kept_until: Moment
    ) -> None:
        async with self._database.transaction() as transaction:
            await transaction.write(
                _CHOOSE_SCHEDULE, {"chat": chat, "timezone": timezone, "schedule": schedule}
            )
            await transaction.write(_KEEP_UNTIL, {"chat": chat, "kept_until": kept_until})

    async def move(self, old: ChatId, new: ChatId) -> None:
        async with self._database.transaction() as transaction:
            yielded = await transaction.write(_YIELD, {"old": old, "new": new})
            active = yielded[0]["active"] if yielded else None
            await transaction.write(_RENAME, {"old": old, "new": new, "active": active})
            await copy_for_moved(transaction, old, new)
            await transaction.write(_UNCLAIM, {"old": old})
            for state, drop in (("waiting", _DROP_WAITING), ("kept", _DROP_KEPT)):
                await transaction.write(_READDRESS.format(state=state), {"old": old, "new": new})
                await transaction.write(drop, {"chat": old, "reason": f"moved to {new}, which has its copy"})
