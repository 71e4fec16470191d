from collections.abc import Sequence
from typing import Final

from news.article import Article
from news.errors import StorageError
from news.language import Language
from news.moment import Moment
from news.push import NewPush, PushId
from storage.database import Database, Row, Transaction
from storage.rows import ARTICLE, article_of

_DUE: Final = f"""
    SELECT {ARTICLE} FROM article JOIN source ON source.id = article.source_id
    WHERE article.push_at <= :now
    ORDER BY article.push_at, article.id
    LIMIT :limit
"""

# Locks the article against an edit and against another push of it; afterwards there is nothing left to be due.
_TAKE: Final = "UPDATE article SET push_at = NULL WHERE id = :article AND revision = :revision RETURNING id"
_CREATE: Final = """
    INSERT INTO push (article_id, revision, made_at) VALUES (:article, :revision, :at)
    ON CONFLICT (article_id) DO NOTHING
    RETURNING id
"""
_ADD_BODY: Final = "INSERT INTO push_body (push_id, language, body) VALUES (:push, :language, :body)"
_BODY: Final = "SELECT body FROM push_body WHERE push_id = :push AND language = :language"

_FILLING: Final = "SELECT id, reached, made_at FROM push WHERE state = 'filling' ORDER BY id LIMIT 1"
_SLICE: Final = """
    SELECT count(*) AS length, max(id) AS last FROM (
        SELECT id FROM subscriber WHERE active = 1 AND id > :reached ORDER BY id LIMIT :slice_size
    ) AS slice
"""
_FILL: Final = """
    INSERT INTO delivery (push_id, chat_id, language, silent, due_at)
    SELECT CAST(:push AS BIGINT), chat_id, language, silent, CAST(:made_at AS BIGINT) FROM subscriber
    WHERE active = 1 AND id > :reached AND id <= :last AND since <= :made_at
    ON CONFLICT (push_id, chat_id) DO NOTHING
    RETURNING chat_id
"""
_ADVANCE: Final = "UPDATE push SET reached = :reached, state = :state WHERE id = :push"

_STOP: Final = "UPDATE push SET state = 'stopped', stop_reason = :reason WHERE id = :push"
_DROP_WAITING: Final = """
    UPDATE delivery SET state = 'dead', reason = :reason WHERE push_id = :push AND state = 'waiting'
"""


class PushRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, now: Moment, *, limit: int) -> Sequence[Article]:
        rows = await self._database.read(_DUE, {"now": now, "limit": limit})
        return [article_of(row) for row in rows]

    async def create(self, push: NewPush) -> PushId | None:
        article = {"article": push.article_id, "revision": push.revision}
        async with self._database.transaction() as transaction:
            if not await transaction.write(_TAKE, article):
                return None
            created = await transaction.write(_CREATE, {**article, "at": push.at})
            if not created:
                return None
            new = PushId(created[0]["id"])
            await transaction.write_many(
                _ADD_BODY,
                [{"push": new, "language": language, "body": body} for language, body in push.bodies.items()],
            )
        return new

    async def enqueue(self, *, slice_size: int) -> int:
        filled: int | None = 0
        while filled == 0:  # a slice of late joiners alone, or the empty end of a push, is not the end of all
            async with self._database.transaction() as transaction:
                filled = await self._fill(transaction, slice_size)
        return filled or 0

    async def body(self, push: PushId, language: Language) -> str:
        rows = await self._database.read(_BODY, {"push": push, "language": language})
        if not rows:
            raise StorageError(f"Push {push} has no body in {language!r}.")
        return str(rows[0]["body"])

    async def stop(self, push: PushId, *, reason: str) -> None:
        async with self._database.transaction() as transaction:
            await transaction.write(_STOP, {"push": push, "reason": reason})
            await transaction.write(_DROP_WAITING, {"push": push, "reason": reason})

    async def _fill(self, transaction: Transaction, slice_size: int) -> int | None:
        """The copies of the next slice; None where no push lacks any."""
        filling = await transaction.write(_FILLING + self._database.dialect.skip_locked)
        if not filling:
            return None
        push = {"push": filling[0]["id"], "reached": filling[0]["reached"], "made_at": filling[0]["made_at"]}
        (bounds,) = await transaction.read(_SLICE, {**push, "slice_size": slice_size})
        copies: Sequence[Row] = ()
        if bounds["length"]:
            copies = await transaction.write(_FILL, {**push, "last": bounds["last"]})
        await transaction.write(
            _ADVANCE,
            {
                "push": push["push"],
                "reached": bounds["last"] or push["reached"],
                "state": "filling" if bounds["length"] == slice_size else "complete",
            },
        )
        return len(copies)
