import json
from collections.abc import Mapping, Sequence
from typing import Final

from news.article import Article
from news.delivery import MessageId
from news.edition import Edition
from news.errors import StorageError
from news.moment import Moment
from news.push import NewPush, PushId
from news.subscriber import ChatId
from storage.copies import ANY_FILLING, fill
from storage.database import Database
from storage.rows import ARTICLE, article_of
from storage.sponsors import bodies_of, placed
from storage.stories import with_others
from storage.sweep import BEFORE_ALL_CHATS

_DUE: Final = f"""
    SELECT {ARTICLE} FROM article JOIN source ON source.id = article.source_id
    WHERE article.push_at <= :now
    ORDER BY article.push_at, article.id
    LIMIT :limit
"""

# Locks the article against an edit and against another push of it; afterwards there is nothing left to be due.
_TAKE: Final = "UPDATE article SET push_at = NULL WHERE id = :article AND revision = :revision RETURNING id"
_CREATE: Final = """
    INSERT INTO push (
        article_id, revision, made_at, breaking, silent, follows, reached, sponsor_id, sponsor_day
    )
    VALUES (:article, :revision, :at, :breaking, :silent, :follows, :before_all, :sponsor, :day)
    ON CONFLICT (article_id) DO NOTHING
    RETURNING id
"""
_ADD_BODY: Final = "INSERT INTO push_body (push_id, language, body) VALUES (:push, :language, :body)"
# The longer one is the edition's own.
_BODY: Final = """
    SELECT body FROM push_body WHERE push_id = :push AND language IN (:edition, :language)
    ORDER BY length(language) DESC LIMIT 1
"""

_SPONSORED_BODY: Final = "SELECT body FROM push_body WHERE push_id = :push AND language = :edition"

_FOLLOWS: Final = "SELECT 1 FROM push WHERE id = :push AND follows IS NOT NULL"
_EARLIER: Final = """
    SELECT chat_id, message_id FROM delivery
    WHERE push_id = (
        SELECT former.id FROM push JOIN push AS former ON former.article_id = push.follows WHERE push.id = :push
    )
      AND chat_id {chats} AND message_id IS NOT NULL
"""

_STOP: Final = """
    UPDATE push SET state = 'stopped', stop_reason = :reason, swept_to = :before_all WHERE id = :push
"""


class PushRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, now: Moment, *, limit: int) -> Sequence[Article]:
        rows = await self._database.read(_DUE, {"now": now, "limit": limit})
        return [await with_others(self._database, article_of(row)) for row in rows]

    async def create(self, push: NewPush) -> PushId | None:
        article = {"article": push.article_id, "revision": push.revision}
        bodies = bodies_of(push.bodies, push.placement)
        async with self._database.transaction() as transaction:
            if not await transaction.write(_TAKE, article):
                return None
            created = await transaction.write(
                _CREATE,
                {
                    **article,
                    "at": push.at,
                    "breaking": int(push.breaking),
                    "silent": int(push.silent),
                    "follows": push.follows,
                    "before_all": BEFORE_ALL_CHATS,
                    "sponsor": push.placement.sponsor if push.placement else None,
                    "day": push.placement.day if push.placement else None,
                },
            )
            if not created:
                return None
            new = PushId(created[0]["id"])
            await transaction.write_many(
                _ADD_BODY,
                [{"push": new, "language": language, "body": body} for language, body in bodies.items()],
            )
            if push.placement is not None:
                await placed(transaction, push.placement.sponsor, push.at)
        return new

    async def enqueue(self, *, slice_size: int) -> int:
        if not await self._database.read(ANY_FILLING):  # most times, and a read holds up nobody
            return 0
        filled: int | None = 0
        while filled == 0:  # a slice of late joiners alone, or the empty end of a push, is not the end of all
            async with self._database.transaction() as transaction:
                filled = await fill(transaction, self._database.dialect, slice_size)
        return filled or 0

    async def body(self, push: PushId, edition: Edition) -> str:
        language = edition.partition("/")[0]
        rows = await self._database.read(_BODY, {"push": push, "edition": edition, "language": language})
        if not rows:
            raise StorageError(f"Push {push} has no body in {edition!r}.")
        return str(rows[0]["body"])

    async def sponsored_body(self, push: PushId, edition: Edition) -> str | None:
        rows = await self._database.read(_SPONSORED_BODY, {"push": push, "edition": f"{edition}+"})
        return str(rows[0]["body"]) if rows else None

    async def is_follow_up(self, push: PushId) -> bool:
        return bool(await self._database.read(_FOLLOWS, {"push": push}))

    async def earlier(self, push: PushId, chats: Sequence[ChatId]) -> Mapping[ChatId, MessageId]:
        sql = _EARLIER.format(chats=self._database.dialect.among_ids.format(":chats"))
        rows = await self._database.read(sql, {"push": push, "chats": json.dumps(list(chats))})
        return {row["chat_id"]: row["message_id"] for row in rows}

    async def stop(self, push: PushId, *, reason: str) -> None:
        await self._database.write(_STOP, {"push": push, "reason": reason, "before_all": BEFORE_ALL_CHATS})
