import json
from collections.abc import Mapping, Sequence
from typing import Final

from news.amendment import Amendment, Change, Lately, NewVersion
from news.article import ArticleId
from news.edition import Edition
from news.moment import Moment
from news.push import PushId
from news.rules.naming import key_of
from news.source import SourceId
from storage.database import Database, Row, Transaction
from storage.editions import changed_editions
from storage.index import FORGET, index_revised
from storage.insights import renew_insights
from storage.rows import ARTICLE, article_of, row_of
from storage.sweep import ANY_TO_SWEEP, BEFORE_ALL_CHATS, sweep_slice
from storage.topics import KNOW, topics_of

_AMEND: Final = """
    UPDATE article
    SET title = :title, summary = :summary, body = :body, category = :category, image = :image, in_hand = 1,
        source_id = coalesce(CAST(:source AS BIGINT), source_id), author = :author, bio = :bio,
        author_id = (SELECT id FROM topic WHERE kind = 'author' AND topic.key = :author_key),
        gist_card = :gist_card, gist_long = :gist_long, gist_by = :gist_by,
        topic_id = (SELECT id FROM topic WHERE kind = 'subject' AND topic.key = :topic_key),
        revision = revision + 1
    WHERE id = :article AND revision = :revision AND withdrawn_at IS NULL
    RETURNING id
"""
_CONTENT: Final = ("title", "summary", "body", "category", "image", "author", "bio")
_WITHDRAW: Final = """
    UPDATE article SET withdrawn_at = :now, push_at = NULL, awaits = 0
    WHERE id = :article AND withdrawn_at IS NULL
    RETURNING id
"""
_STOP: Final = """
    UPDATE push SET state = 'stopped', stop_reason = 'withdrawn', withdrawn = 1, swept_to = :before_all
    WHERE article_id = :article
"""
# An edit whose turn an eager feed has put off comes at once where an editor asks for more.
FLAG: Final = """
    UPDATE push
    SET amend_all = CASE WHEN amend_at IS NOT NULL AND amend_all = 1 THEN 1 ELSE CAST(:all AS INTEGER) END,
        amend_at = CASE WHEN amend_at IS NULL OR :by_hand = 1 THEN CAST(:at AS BIGINT) ELSE amend_at END,
        followed = CASE WHEN :by_hand = 1 THEN 0 ELSE followed END,
        edits = edits + 1
    WHERE article_id = :article
"""
FLAG_DIGESTS: Final = FLAG.replace(
    "article_id = :article", "id IN (SELECT push_id FROM digest_article WHERE article_id = :article)"
)

_LATELY: Final = """
    SELECT article.id AS article, copies FROM push JOIN article ON article.id = push.article_id
    WHERE made_at > :since AND source_id = :source AND withdrawn_at IS NULL
    ORDER BY push.id DESC LIMIT :limit
"""

_DUE: Final = f"""
    SELECT push.id AS push_id, edits, timezone, followed, followed_from, article_id, {ARTICLE}
    FROM push
    LEFT JOIN article ON article.id = push.article_id
    LEFT JOIN source ON source.id = article.source_id
    WHERE amend_at <= :now
    ORDER BY amend_at, push.id
    LIMIT :limit
"""
_PUT_OFF: Final = (
    "UPDATE push SET amend_at = :until WHERE id = :push AND edits = :edits AND amend_at IS NOT NULL"
)

_TAKE: Final = """
    UPDATE push SET amend_at = NULL WHERE id = :push AND edits = :edits AND amend_at IS NOT NULL
    RETURNING amend_all, changed, swept_to
"""
_BODIES: Final = "SELECT language, body FROM push_body WHERE push_id = :push"
_DROP_BODIES: Final = "DELETE FROM push_body WHERE push_id = :push"
_ADD_BODY: Final = "INSERT INTO push_body (push_id, language, body) VALUES (:push, :language, :body)"
_RENEW: Final = """
    UPDATE push
    SET version = version + 1, changed = :changed, amended_at = :at, followed = :followed,
        followed_from = :followed_from,
        swept_to = CASE WHEN :all = 1 THEN CAST(:before_all AS BIGINT) ELSE swept_to END
    WHERE id = :push
"""
_STOP_EMPTY: Final = """
    UPDATE push SET state = 'stopped', stop_reason = 'withdrawn', withdrawn = 1 WHERE id = :push
"""
_REFUSE: Final = """
    UPDATE push SET refused = :version, stop_reason = :reason WHERE id = :push AND refused < :version
"""


class AmendmentRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def amend(self, amendment: Amendment) -> bool:
        article, dialect = amendment.article, self._database.dialect
        content = {name: getattr(article, name) for name in _CONTENT}
        async with self._database.transaction() as transaction:
            await transaction.write_many(KNOW, topics_of([article]))
            revision = {"article": amendment.id, "revision": amendment.revision}
            topic = {"topic_key": key_of(article.category), "author_key": key_of(article.author)}
            filed = {"source": amendment.source_id}
            if not await transaction.write(
                _AMEND, {**content, **revision, **topic, **filed, **row_of(amendment.insight.gist)}
            ):
                return False
            await index_revised(transaction, [amendment], dialect)
            await renew_insights(transaction, {amendment.id: amendment.insight}, dialect)
            await self._flag(transaction, amendment.id, amendment.at, followed_by_all=amendment.follow == "all")
        return True

    async def withdraw(self, article: ArticleId, now: Moment) -> bool:
        async with self._database.transaction() as transaction:
            if not await transaction.write(_WITHDRAW, {"article": article, "now": now}):
                return False
            await transaction.write(FORGET, {"article": article})
            await transaction.write(_STOP, {"article": article, "before_all": BEFORE_ALL_CHATS})
            await self._flag(transaction, article, now, followed_by_all=True)
        return True

    async def lately(self, source: SourceId, *, since: Moment, limit: int) -> Lately:
        rows = await self._database.read(_LATELY, {"source": source, "since": since, "limit": limit})
        return Lately(stories=[row["article"] for row in rows], copies=sum(row["copies"] for row in rows))

    async def show_anew(self, stories: Sequence[ArticleId], now: Moment) -> None:
        async with self._database.transaction() as transaction:
            for story in stories:
                await self._flag(transaction, story, now, followed_by_all=True)

    async def due(self, now: Moment, *, limit: int) -> Sequence[Change]:
        return [_change_of(row) for row in await self._database.read(_DUE, {"now": now, "limit": limit})]

    async def put_off(self, change: Change, until: Moment) -> None:
        await self._database.write(_PUT_OFF, {"push": change.push_id, "edits": change.edits, "until": until})

    async def renew(self, version: NewVersion) -> bool:
        push = {"push": version.change.push_id}
        async with self._database.transaction() as transaction:
            taken = await transaction.write(_TAKE, {**push, "edits": version.change.edits})
            if not taken:
                return False
            rows = await transaction.read(_BODIES, push)
            changed = changed_editions({row["language"]: row["body"] for row in rows}, version.bodies)
            if not changed:
                return False
            if taken[0]["swept_to"] is not None:  # the last change has not reached all copies yet
                changed |= set(json.loads(taken[0]["changed"]))
            await transaction.write(_DROP_BODIES, push)
            await transaction.write_many(_ADD_BODY, _bodies(version.change.push_id, version.bodies))
            if version.withdrawn:
                await transaction.write(_STOP_EMPTY, push)
            await transaction.write(
                _RENEW,
                {
                    **push,
                    "changed": json.dumps(sorted(changed)),
                    "at": version.at,
                    "followed": version.followed,
                    "followed_from": version.followed_from,
                    "all": max(taken[0]["amend_all"], int(version.withdrawn)),
                    "before_all": BEFORE_ALL_CHATS,
                },
            )
        return True

    async def sweep(self, *, slice_size: int) -> int:
        if not await self._database.read(ANY_TO_SWEEP):
            return 0
        async with self._database.transaction() as transaction:
            return await sweep_slice(transaction, self._database.dialect, slice_size)

    async def refuse(self, push: PushId, version: int, *, reason: str) -> None:
        await self._database.write(_REFUSE, {"push": push, "version": version, "reason": reason})

    async def _flag(
        self, transaction: Transaction, article: ArticleId, at: Moment, *, followed_by_all: bool
    ) -> None:
        edit = {"article": article, "at": at, "all": int(followed_by_all), "by_hand": 1}
        await transaction.write(FLAG, edit)
        await transaction.write(FLAG_DIGESTS, edit)


def _bodies(push: PushId, bodies: Mapping[Edition, str]) -> list[dict[str, str | int]]:
    return [{"push": push, "language": language, "body": body} for language, body in bodies.items()]


def _change_of(row: Row) -> Change:
    return Change(
        push_id=PushId(row["push_id"]),
        edits=row["edits"],
        article=None if row["article_id"] is None else article_of(row),
        timezone=row["timezone"],
        followed=row["followed"],
        followed_from=Moment(row["followed_from"] or 0),
    )
