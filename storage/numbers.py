from collections.abc import Sequence
from typing import Final

from news.article import ArticleId
from news.comment import ShownCopy, Thread
from news.delivery import MessageId
from news.moment import Moment
from news.subscriber import ChatId
from storage.database import Database

# A round begins with the number of that moment and ends with it; what changes meanwhile makes another round.
_CLAIM: Final = """
    WITH due AS MATERIALIZED (
        SELECT article_id AS due_article FROM thread WHERE due_at <= :now ORDER BY due_at LIMIT 1 {skip_locked}
    )
    UPDATE thread
    SET due_at = :until, reached = coalesce(reached, 0),
        told = CASE WHEN reached IS NULL THEN shown ELSE told END
    FROM due
    WHERE article_id = due_article
    RETURNING article_id, told, discussion
"""
# Copies in groups and channels, whose ids are negative, carry no number.
_COPIES: Final = """
    SELECT delivery.chat_id, delivery.message_id, delivery.language
    FROM push
    JOIN thread ON thread.article_id = push.article_id
    JOIN delivery ON delivery.push_id = push.id AND delivery.chat_id > coalesce(thread.reached, 0)
    WHERE push.article_id = :article AND delivery.state = 'sent' AND delivery.sent_at >= :since
      AND delivery.message_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM turned
          WHERE turned.chat_id = delivery.chat_id AND turned.message_id = delivery.message_id
      )
    ORDER BY delivery.chat_id
    LIMIT :limit
"""
_ADVANCE: Final = "UPDATE thread SET reached = :reached, due_at = :now WHERE article_id = :article"
_FINISH: Final = """
    UPDATE thread SET reached = NULL, due_at = CASE WHEN shown <> told THEN CAST(:again_at AS BIGINT) END
    WHERE article_id = :article
"""
_TURN: Final = """
    INSERT INTO turned (chat_id, message_id, at)
    SELECT chat_id, message_id, CAST(:now AS BIGINT) FROM delivery
    WHERE chat_id = :chat AND message_id = :message
    ON CONFLICT (chat_id, message_id) DO UPDATE SET at = excluded.at
"""
_TURN_BACK: Final = "DELETE FROM turned WHERE chat_id = :chat AND message_id = :message"
_FORGET: Final = "DELETE FROM turned WHERE at < :before"


class NumberRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, now: Moment, *, until: Moment) -> Thread | None:
        claim = _CLAIM.format(skip_locked=self._database.dialect.skip_locked)
        rows = await self._database.write(claim, {"now": now, "until": until})
        if not rows:
            return None
        return Thread(article_id=rows[0]["article_id"], shown=rows[0]["told"], own=rows[0]["discussion"])

    async def copies(self, article: ArticleId, *, since: Moment, limit: int) -> Sequence[ShownCopy]:
        rows = await self._database.read(_COPIES, {"article": article, "since": since, "limit": limit})
        return [
            ShownCopy(chat_id=row["chat_id"], message_id=row["message_id"], edition=row["language"])
            for row in rows
        ]

    async def advance(self, article: ArticleId, reached: ChatId, now: Moment) -> None:
        await self._database.write(_ADVANCE, {"article": article, "reached": reached, "now": now})

    async def finish(self, article: ArticleId, *, again_at: Moment) -> None:
        await self._database.write(_FINISH, {"article": article, "again_at": again_at})

    async def turn(self, chat: ChatId, message: MessageId, now: Moment) -> None:
        await self._database.write(_TURN, {"chat": chat, "message": message, "now": now})

    async def turn_back(self, chat: ChatId, message: MessageId) -> None:
        await self._database.write(_TURN_BACK, {"chat": chat, "message": message})

    async def forget_turned(self, before: Moment) -> None:
        await self._database.write(_FORGET, {"before": before})
