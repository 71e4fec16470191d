import json
from collections.abc import Collection
from dataclasses import asdict
from typing import Final

from news.dialog import Dialog
from news.moment import Moment
from news.subscriber import ChatId
from news.team import UserId
from storage.database import Database, Parameters
from storage.rows import DIALOG, dialog_of

_ASK: Final = """
    INSERT INTO dialog (chat_id, user_id, step, about, expires_at)
    VALUES (:chat_id, :user_id, :step, :about, :expires_at)
    ON CONFLICT (chat_id, user_id) DO UPDATE
    SET step = excluded.step, about = excluded.about, expires_at = excluded.expires_at
"""
_PENDING: Final = f"""
    SELECT {DIALOG} FROM dialog WHERE chat_id = :chat AND user_id = :user AND expires_at > :now
"""
# Of the private chats among them, whose ids are those of their people.
_ASKED: Final = """
    SELECT chat_id FROM dialog WHERE chat_id {chats} AND step = :step AND expires_at > :now
"""
_END: Final = "DELETE FROM dialog WHERE chat_id = :chat AND user_id = :user"


class DialogRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def ask(self, dialog: Dialog) -> None:
        await self._database.write(_ASK, asdict(dialog))

    async def pending(self, chat: ChatId, user: UserId, now: Moment) -> Dialog | None:
        rows = await self._database.read(_PENDING, {"chat": chat, "user": user, "now": now})
        return dialog_of(rows[0]) if rows else None

    async def asked(self, chats: Collection[ChatId], step: str, now: Moment) -> frozenset[ChatId]:
        among = self._database.dialect.among_ids.format(":chats")
        asked: Parameters = {"chats": json.dumps(list(chats)), "step": step, "now": now}
        rows = await self._database.read(_ASKED.format(chats=among), asked)
        return frozenset(ChatId(row["chat_id"]) for row in rows)

    async def end(self, chat: ChatId, user: UserId) -> None:
        await self._database.write(_END, {"chat": chat, "user": user})
