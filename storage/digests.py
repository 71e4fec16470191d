import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from news.article import Article, ArticleId
from news.digest import Digest, Kept
from news.moment import Moment
from news.page import Page
from news.push import PushId
from news.subscriber import ChatId
from storage.database import Database, Transaction
from storage.editions import EDITION
from storage.ranks import RANK
from storage.rows import ARTICLE, article_of
from storage.sponsors import bodies_of, share_among
from storage.text import digest_of

# What was kept for a chat whose subscriber has left in the same moment.
_DROP: Final = """
    UPDATE delivery SET state = 'dead', reason = 'left'
    WHERE state = 'kept' AND due_at <= :now AND NOT EXISTS (
        SELECT 1 FROM subscriber WHERE subscriber.chat_id = delivery.chat_id AND active = 1
    )
"""
_DUE: Final = """
    WITH due AS MATERIALIZED (
        SELECT DISTINCT chat_id AS due_chat FROM (
            SELECT chat_id FROM delivery WHERE state = 'kept' AND due_at <= :now
            ORDER BY due_at, chat_id
            LIMIT :limit
        ) AS head
    )
    SELECT delivery.chat_id, subscriber.timezone, article_id
    FROM due
    JOIN delivery ON delivery.chat_id = due_chat AND delivery.state = 'kept'
    JOIN subscriber ON subscriber.chat_id = due_chat
    JOIN push ON push.id = delivery.push_id
    WHERE push.state <> 'stopped'
    ORDER BY delivery.chat_id, article_id
"""

_FIND: Final = "SELECT id FROM push WHERE digest_key = :key"
CREATE: Final = """
    INSERT INTO push (digest_key, timezone, revision, made_at, state)
    VALUES (:key, :timezone, 1, :at, 'complete')
    ON CONFLICT (digest_key) DO UPDATE SET digest_key = excluded.digest_key
    RETURNING id
"""
ADD_BODY: Final = """
    INSERT INTO push_body (push_id, language, body) VALUES (:push, :language, :body)
    ON CONFLICT (push_id, language) DO NOTHING
"""
_ADD_ARTICLE: Final = """
    INSERT INTO digest_article (push_id, article_id) VALUES (:push, :article)
    ON CONFLICT (push_id, article_id) DO NOTHING
"""
_KEPT: Final = """
    SELECT chat_id, article_id FROM delivery JOIN push ON push.id = delivery.push_id
    WHERE delivery.state = 'kept' AND push.state <> 'stopped' AND chat_id {chats}
    ORDER BY chat_id, article_id
"""
_LOCKED: Final = """
    SELECT chat_id, push_id FROM delivery
    WHERE state = 'kept' AND chat_id {chats}
      AND NOT EXISTS (SELECT 1 FROM push WHERE push.id = delivery.push_id AND push.state = 'stopped')
    ORDER BY push_id, chat_id
"""
_TELL: Final = """
    UPDATE delivery SET state = 'told'
    WHERE state = 'kept' AND chat_id {chats}
      AND push_id IN (SELECT push.id FROM push WHERE push.article_id {articles})
"""
_SEND: Final = f"""
    INSERT INTO delivery (push_id, chat_id, language, silent, due_at, rank, version)
    SELECT push.id, chat_id, {EDITION}, subscriber.silent, CAST(:at AS BIGINT), {RANK}, version
    FROM subscriber JOIN push ON push.id = :push
    WHERE active = 1 AND chat_id {{chats}}
    ON CONFLICT (push_id, chat_id) DO NOTHING
    RETURNING chat_id
"""
_COUNT: Final = "UPDATE push SET copies = copies + :more WHERE id = :push"

_ARTICLES: Final = f"""
    SELECT {ARTICLE} FROM digest_article
    JOIN article ON article.id = digest_article.article_id
    JOIN source ON source.id = article.source_id
    WHERE push_id = :digest AND withdrawn_at IS NULL
    ORDER BY coalesce(published, first_seen) DESC, article.id DESC
    LIMIT :size OFFSET :offset
"""
_TOTAL: Final = """
    SELECT count(*) AS total FROM digest_article JOIN article ON article.id = digest_article.article_id
    WHERE push_id = :digest AND withdrawn_at IS NULL
"""


class DigestRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, now: Moment, *, limit: int) -> Sequence[Kept]:
        await self._database.write(_DROP, {"now": now})
        rows = await self._database.read(_DUE, {"now": now, "limit": limit})
        return [
            Kept(
                chat_id=ChatId(chat),
                timezone=timezone,
                articles=tuple(row["article_id"] for row in kept),
            )
            for (chat, timezone), kept in groupby(rows, lambda row: (row["chat_id"], row["timezone"]))
        ]

    async def keep(self, articles: Sequence[ArticleId], timezone: str, now: Moment) -> PushId:
        key = digest_of(f"{timezone} {_ids(articles)}")
        found = await self._database.read(_FIND, {"key": key})
        if found:
            return PushId(found[0]["id"])
        async with self._database.transaction() as transaction:
            (row,) = await transaction.write(CREATE, {"key": key, "timezone": timezone, "at": now})
            await transaction.write_many(
                _ADD_ARTICLE, [{"push": row["id"], "article": article} for article in articles]
            )
        return PushId(row["id"])

    async def send(self, digest: Digest) -> int:
        among = self._database.dialect.among_ids
        async with self._database.transaction() as transaction:
            chats = _ids(await self._unchanged(transaction, digest))
            bodies = bodies_of(digest.bodies, digest.placement)
            await transaction.write_many(
                ADD_BODY,
                [{"push": digest.id, "language": word, "body": body} for word, body in bodies.items()],
            )
            await transaction.write(
                _TELL.format(chats=among.format(":chats"), articles=among.format(":articles")),
                {"chats": chats, "articles": _ids(digest.articles)},
            )
            sent = await transaction.write(
                _SEND.format(chats=among.format(":chats")),
                {"push": digest.id, "at": digest.at, "chats": chats},
            )
            await transaction.write(_COUNT, {"push": digest.id, "more": len(sent)})
            if digest.placement is not None:
                dialect, line = self._database.dialect, digest.placement
                await share_among(transaction, dialect, digest.id, line, chats=chats, at=digest.at)
        return len(sent)

    async def articles(self, digest: PushId, *, number: int, size: int) -> Page[Article]:
        rows = await self._database.read(_ARTICLES, {"digest": digest, "size": size, "offset": number * size})
        (total,) = await self._database.read(_TOTAL, {"digest": digest})
        return Page(items=[article_of(row) for row in rows], number=number, size=size, total=total["total"])

    async def _unchanged(self, transaction: Transaction, digest: Digest) -> Sequence[ChatId]:
        """The chats for which still just these articles are kept, now locked against everybody else."""
        dialect = self._database.dialect
        among, chats = dialect.among_ids.format(":chats"), {"chats": _ids(digest.chats)}
        locked = await transaction.write(_LOCKED.format(chats=among) + dialect.skip_locked, chats)
        ours = Counter(row["chat_id"] for row in locked)
        rows = await transaction.read(_KEPT.format(chats=among), chats)
        kept = {
            chat: tuple(row["article_id"] for row in held)
            for chat, held in groupby(rows, lambda row: row["chat_id"])
        }
        told = digest.articles
        return [chat for chat, articles in kept.items() if articles == told and ours[chat] == len(told)]


def _ids(ids: Iterable[int]) -> str:
    return json.dumps(list(ids))
