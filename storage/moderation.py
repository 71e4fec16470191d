from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Final

from news.audit import Deed
from news.comment import Comment, CommentId, CommentState
from news.moderation import Ban, Decision, DeskCard, Queue
from news.moment import Moment
from news.page import Page
from news.subscriber import ChatId
from news.team import UserId
from storage.audit import RECORD
from storage.database import Database, Transaction, Value
from storage.talk import COMMENT, appear, comment_of, vanish

# The state is written out, so that each queue is read by its own index.
_WAITING: Final = f"SELECT {COMMENT} WHERE state = '{{queue}}' ORDER BY comment.id LIMIT 1 OFFSET :number"
_TOTAL: Final = "SELECT count(*) AS total FROM comment WHERE state = '{queue}'"

_DECIDE: Final = """
    UPDATE comment SET state = :state, decided_by = :by, decided_name = :name, decided_at = :at
    WHERE id = :comment AND state IN {among}
    RETURNING article_id, user_id
"""
_RECORD_OF: Final = """
    UPDATE commenter SET approved = approved + :approved, rejected = rejected + :rejected WHERE user_id = :user
"""
_TELL: Final = """
    INSERT INTO notice (user_id, kind, comment_id, due_at)
    SELECT user_id, 'approved', id, :now FROM comment WHERE id = :comment AND user_id > 0
    ON CONFLICT (user_id, kind, comment_id) DO NOTHING
"""
_DECIDER: Final = "SELECT decided_name FROM comment WHERE id = :comment AND decided_at IS NOT NULL"

_BAN: Final = """
    INSERT INTO commenter (user_id, name, banned_at, banned_by) VALUES (:user, '', :now, :by)
    ON CONFLICT (user_id) DO UPDATE SET banned_at = excluded.banned_at, banned_by = excluded.banned_by
    WHERE commenter.banned_at IS NULL
    RETURNING user_id
"""
_REJECT_ALL: Final = """
    UPDATE comment SET state = 'rejected', decided_by = :by, decided_name = :name, decided_at = :now
    WHERE user_id = :user AND state IN ('held', 'doubtful')
"""
_UNBAN: Final = """
    UPDATE commenter SET banned_at = NULL, banned_by = NULL WHERE user_id = :user AND banned_at IS NOT NULL
    RETURNING user_id
"""
_BANNED: Final = """
    SELECT user_id, name, banned_at FROM commenter WHERE banned_at IS NOT NULL
    ORDER BY banned_at DESC, user_id DESC
    LIMIT :size OFFSET :offset
"""
_BANNED_TOTAL: Final = "SELECT count(*) AS total FROM commenter WHERE banned_at IS NOT NULL"

_WORDS: Final = "SELECT fold, word FROM watched_word ORDER BY word"
_WATCH: Final = """
    INSERT INTO watched_word (fold, word, added_by, at) VALUES (:fold, :word, :by, :now)
    ON CONFLICT (fold) DO NOTHING
"""
_UNWATCH: Final = "DELETE FROM watched_word WHERE fold = :fold RETURNING word"

_CARDS: Final = "SELECT chat_id, message_id, comment_id, waiting, at FROM desk_card ORDER BY chat_id"
_KEEP_CARD: Final = """
    INSERT INTO desk_card (chat_id, message_id, comment_id, waiting, at)
    VALUES (:chat_id, :message_id, :comment_id, :waiting, :at)
    ON CONFLICT (chat_id) DO UPDATE
    SET message_id = excluded.message_id, comment_id = excluded.comment_id, waiting = excluded.waiting,
        at = excluded.at
"""
_SHOW_ON_CARD: Final = "UPDATE desk_card SET comment_id = :comment WHERE chat_id = :chat"
_DROP_CARD: Final = "DELETE FROM desk_card WHERE chat_id = :chat"


class ModerationRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def waiting(self, queue: Queue, *, number: int) -> Page[Comment]:
        rows = await self._database.read(_WAITING.format(queue=queue), {"number": number})
        (total,) = await self._database.read(_TOTAL.format(queue=queue))
        return Page(items=[comment_of(row) for row in rows], number=number, size=1, total=total["total"])

    async def decide(self, decision: Decision) -> bool:
        shown = decision.state is CommentState.SHOWN
        among = "('shown')" if decision.takes_down else "('held', 'doubtful')"
        async with self._database.transaction() as transaction:
            decided = await transaction.write(_DECIDE.format(among=among), _decided(decision))
            if not decided:
                return False
            (row,) = decided
            await transaction.write(
                _RECORD_OF, {"user": row["user_id"], "approved": int(shown), "rejected": int(not shown)}
            )
            if shown:
                await appear(transaction, decision.comment_id, row["article_id"], decision.at)
                await transaction.write(_TELL, {"comment": decision.comment_id, "now": decision.at})
            elif decision.takes_down:
                await vanish(transaction, row["article_id"], decision.at)
            deed = "approve" if shown else "take down" if decision.takes_down else "reject"
            await _record(transaction, deed, f"comment {decision.comment_id}", decision.by, decision.at)
        return True

    async def decider(self, comment: CommentId) -> str | None:
        rows = await self._database.read(_DECIDER, {"comment": comment})
        return rows[0]["decided_name"] or "" if rows else None

    async def ban(self, user: UserId, *, name: str, by: UserId, now: Moment) -> bool:
        parameters: dict[str, Value] = {"user": user, "name": name, "by": by, "now": now}
        async with self._database.transaction() as transaction:
            if not await transaction.write(_BAN, parameters):
                return False
            await transaction.write(_REJECT_ALL, parameters)
            await _record(transaction, "ban", f"person {user}", by, now)
        return True

    async def unban(self, user: UserId, *, by: UserId, now: Moment) -> bool:
        async with self._database.transaction() as transaction:
            if not await transaction.write(_UNBAN, {"user": user}):
                return False
            await _record(transaction, "unban", f"person {user}", by, now)
        return True

    async def banned(self, *, number: int, size: int) -> Page[Ban]:
        rows = await self._database.read(_BANNED, {"size": size, "offset": number * size})
        (total,) = await self._database.read(_BANNED_TOTAL)
        bans = [Ban(user_id=row["user_id"], name=row["name"], at=row["banned_at"]) for row in rows]
        return Page(items=bans, number=number, size=size, total=total["total"])

    async def words(self) -> Mapping[str, str]:
        return {row["fold"]: row["word"] for row in await self._database.read(_WORDS)}

    async def watch(self, fold: str, word: str, *, by: UserId, now: Moment) -> None:
        async with self._database.transaction() as transaction:
            await transaction.write(_WATCH, {"fold": fold, "word": word, "by": by, "now": now})
            await _record(transaction, "watch word", word, by, now)

    async def unwatch(self, fold: str, *, by: UserId, now: Moment) -> bool:
        async with self._database.transaction() as transaction:
            gone = await transaction.write(_UNWATCH, {"fold": fold})
            for row in gone:
                await _record(transaction, "unwatch word", row["word"], by, now)
        return bool(gone)

    async def cards(self) -> Sequence[DeskCard]:
        return [
            DeskCard(
                chat_id=row["chat_id"],
                message_id=row["message_id"],
                comment_id=row["comment_id"],
                waiting=row["waiting"],
                at=row["at"],
            )
            for row in await self._database.read(_CARDS)
        ]

    async def keep_card(self, card: DeskCard) -> None:
        await self._database.write(_KEEP_CARD, asdict(card))

    async def show_on_card(self, chat: ChatId, comment: CommentId) -> None:
        await self._database.write(_SHOW_ON_CARD, {"chat": chat, "comment": comment})

    async def drop_card(self, chat: ChatId) -> None:
        await self._database.write(_DROP_CARD, {"chat": chat})


def _decided(decision: Decision) -> dict[str, str | int]:
    return {
        "comment": decision.comment_id,
        "state": decision.state,
        "by": decision.by,
        "name": decision.name,
        "at": decision.at,
    }


async def _record(transaction: Transaction, deed: str, subject: str, by: UserId, now: Moment) -> None:
    await transaction.write(RECORD, asdict(Deed(at=now, user_id=by, deed=deed, subject=subject)))
