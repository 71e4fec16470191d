from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal, assert_never

from news.delivery import (
    ClaimToken,
    Dead,
    Delivery,
    Erased,
    Mark,
    Retry,
    Sent,
    Uncertain,
    UncertainCopy,
    Verdict,
)
from news.moment import Moment
from news.subscriber import ChatId
from storage.aside import SET_ASIDE, UNFIT
from storage.database import Database, Value
from storage.ranks import head, share_of
from storage.rows import DELIVERY, delivery_of
from storage.sponsors import count_shown

_EVERY_CHAT: Final = 0
"""Stands for all chats in the table of holds; Telegram gives no chat this id."""

# A held chat's copies are asked for one by one here, and hold() moves them out of the way of later claims.
_NOT_HELD: Final = f"""
    AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.chat_id = delivery.chat_id AND held_until > :now)
    AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.chat_id = {_EVERY_CHAT} AND held_until > :now)
"""
# What may not leave any more ends here, a claim's worth at a time; the sweep comes for the rest.
_CLAIM: Final = f"""
    WITH head AS MATERIALIZED ({{head}})
    UPDATE delivery
    SET state = CASE WHEN {{void}} THEN 'dead' ELSE 'claimed' END,
        reason = CASE WHEN {{void}} THEN push.stop_reason ELSE reason END,
        version = push.version, token = :token, lease_until = :until
    FROM head JOIN push ON push.id = head_push
    WHERE push_id = head_push AND chat_id = head_chat
    RETURNING {DELIVERY}, delivery.state, rank, due_at
"""

# A copy that comes back to a push that was stopped, or for a chat that left, while it was in flight, ends here.
_BACK: Final = """
    CASE WHEN EXISTS (SELECT 1 FROM push WHERE push.id = delivery.push_id AND push.state = 'stopped')
           OR NOT EXISTS (
               SELECT 1 FROM subscriber WHERE subscriber.chat_id = delivery.chat_id AND subscriber.active = 1
           )
         THEN 'dead' ELSE 'waiting' END
"""
_MARK: Final = f"""
    UPDATE delivery
    SET state = CASE WHEN :state = 'waiting' AND message_id IS NOT NULL THEN 'stale'
                     WHEN :state = 'waiting' THEN {_BACK}
                     WHEN :state = 'sent' AND version > :version THEN 'stale'
                     ELSE :state END,
        attempts = CASE WHEN :state = 'sent' AND version > :version THEN 0
                        ELSE coalesce(:attempts, attempts) END,
        due_at = coalesce(:due_at, due_at), message_id = coalesce(message_id, :message_id),
        sent_at = coalesce(sent_at, :sent_at), reason = :reason, token = NULL,
        lease_until = CASE WHEN :state = 'uncertain' THEN lease_until END
    WHERE push_id = :push AND chat_id = :chat AND token = :token
"""
# The token stays until somebody else claims the copy: a sender that was only slow may still tell how it went.
# The send counts as tried, since it may well have been. An edit does no harm twice, so it is never uncertain.
_EXPIRE: Final = """
    UPDATE delivery
    SET state = CASE WHEN message_id IS NOT NULL THEN 'stale' ELSE {state} END,
        attempts = attempts + 1, reason = 'its lease ran out'
    WHERE state = 'claimed' AND lease_until <= :now
    RETURNING chat_id
"""

# The lease, which is kept of what has been claimed last, ended a little after the copy would have left.
_UNCERTAIN: Final = """
    SELECT push_id, delivery.chat_id, article.title, coalesce(lease_until, due_at) AS at, reason
    FROM delivery
    JOIN push ON push.id = delivery.push_id
    LEFT JOIN article ON article.id = push.article_id
    WHERE delivery.state = 'uncertain' AND (push_id, delivery.chat_id) > (:push, :chat)
    ORDER BY push_id, delivery.chat_id
    LIMIT :limit
"""

_HOLD: Final = """
    INSERT INTO hold (chat_id, held_until) VALUES (:chat, :until)
    ON CONFLICT (chat_id) DO UPDATE SET held_until = excluded.held_until
    WHERE excluded.held_until > hold.held_until
"""
_PUT_OFF: Final = """
    UPDATE delivery SET due_at = :until WHERE chat_id = :chat AND state = 'waiting' AND due_at < :until
"""
_LEARN_RATE: Final = """
    INSERT INTO pace (id, rate) VALUES (1, :rate) ON CONFLICT (id) DO UPDATE SET rate = excluded.rate
"""
_LEARNED_RATE: Final = "SELECT rate FROM pace"
_HELD_UNTIL: Final = "SELECT held_until FROM hold WHERE chat_id = :chat"


class OutboxRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, now: Moment, *, token: ClaimToken, until: Moment, limit: int) -> Sequence[Delivery]:
        # set_aside() moves what is quiet out of the way of later claims.
        claim = self._claim("waiting", void="push.state = 'stopped'", also=f"{_NOT_HELD} AND NOT ({UNFIT})")
        return await self._claimed(claim, now, token=token, until=until, limit=limit)

    async def claim_stale(
        self, now: Moment, *, token: ClaimToken, until: Moment, limit: int
    ) -> Sequence[Delivery]:
        claim = self._claim("stale", void="push.refused >= push.version", also=_NOT_HELD)
        return await self._claimed(claim, now, token=token, until=until, limit=limit)

    def _claim(self, state: str, *, void: str, also: str) -> str:
        skip_locked = self._database.dialect.skip_locked
        return _CLAIM.format(head=head(state, also=also, skip_locked=skip_locked), void=void)

    async def _claimed(
        self, claim: str, now: Moment, *, token: ClaimToken, until: Moment, limit: int
    ) -> Sequence[Delivery]:
        rows = await self._database.write(
            claim, {"now": now, "token": token, "until": until, "limit": limit, "share": share_of(limit)}
        )
        # RETURNING promises no order.
        in_order = sorted(rows, key=lambda row: (row["rank"], row["due_at"], row["push_id"], row["chat_id"]))
        return [delivery_of(row) for row in in_order if row["state"] == "claimed"]

    async def mark(self, marks: Sequence[Mark]) -> None:
        # In one order always, so that two that meet in PostgreSQL wait for each other instead of deadlocking.
        in_order = sorted(marks, key=lambda mark: (mark.delivery.push_id, mark.delivery.chat_id))
        rows = [_marked(mark) for mark in in_order]
        sent = [mark.delivery for mark in marks if isinstance(mark.verdict, Sent)]
        shown = Counter(delivery.sponsor for delivery in sent if delivery.sponsor is not None)
        if not shown:
            await self._database.write_many(_MARK, rows)
            return
        async with self._database.transaction() as transaction:
            await transaction.write_many(_MARK, rows)
            await count_shown(transaction, shown)

    async def expire(self, now: Moment, *, to: Literal["waiting", "uncertain"]) -> int:
        state = _BACK if to == "waiting" else "'uncertain'"
        return len(await self._database.write(_EXPIRE.format(state=state), {"now": now}))

    async def uncertain(self, after: UncertainCopy | None = None, *, limit: int) -> Sequence[UncertainCopy]:
        last = (after.push_id, after.chat_id) if after else (0, 0)
        rows = await self._database.read(_UNCERTAIN, {"push": last[0], "chat": last[1], "limit": limit})
        return [
            UncertainCopy(
                push_id=row["push_id"],
                chat_id=row["chat_id"],
                title=row["title"],
                at=row["at"],
                reason=row["reason"],
            )
            for row in rows
        ]

    async def hold(self, chat: ChatId | None, *, until: Moment) -> None:
        parameters = {"chat": _EVERY_CHAT if chat is None else chat, "until": until}
        async with self._database.transaction() as transaction:
            await transaction.write(_HOLD, parameters)
            await transaction.write(_PUT_OFF, parameters)

    async def set_aside(self, now: Moment, *, limit: int) -> int:
        statement = SET_ASIDE.format(head=head("waiting", skip_locked=self._database.dialect.skip_locked))
        rows = await self._database.write(statement, {"now": now, "limit": limit, "share": share_of(limit)})
        return len(rows)

    async def held_until(self) -> Moment:
        rows = await self._database.read(_HELD_UNTIL, {"chat": _EVERY_CHAT})
        return Moment(rows[0]["held_until"] if rows else 0)

    async def learn_rate(self, rate: float) -> None:
        await self._database.write(_LEARN_RATE, {"rate": rate})

    async def learned_rate(self) -> float | None:
        rows = await self._database.read(_LEARNED_RATE)
        return float(rows[0]["rate"]) if rows else None


def _marked(mark: Mark) -> dict[str, Value]:
    delivery = mark.delivery
    return {
        "push": delivery.push_id,
        "chat": delivery.chat_id,
        "token": delivery.token,
        "version": delivery.version,
        "attempts": None,
        "due_at": None,
        "message_id": None,
        "sent_at": None,
        "reason": None,
        **_written(mark.verdict),
    }


def _written(verdict: Verdict) -> dict[str, Value]:
    match verdict:
        case Sent(message_id=message_id, at=at):
            return {"state": "sent", "message_id": message_id, "sent_at": at}
        case Retry(due_at=due_at, attempts=attempts, reason=reason):
            return {"state": "waiting", "due_at": due_at, "attempts": attempts, "reason": reason}
        case Dead(reason=reason):
            return {"state": "dead", "reason": reason}
        case Erased(reason=reason):
            return {"state": "deleted", "reason": reason}
        case Uncertain(reason=reason):
            return {"state": "uncertain", "reason": reason}
        case _:
            assert_never(verdict)
