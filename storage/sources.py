import json
from collections.abc import Sequence
from typing import Final

from news.article import Filing, KnownArticle, NewArticle, Revision
from news.errors import SourceUnknown
from news.look import FailedLook, Look
from news.moment import Moment
from news.rules.naming import key_of
from news.source import Source, SourceId
from storage.amendments import FLAG, FLAG_DIGESTS
from storage.categories import see
from storage.database import Database, Parameters, Transaction
from storage.index import index_filed, index_revised
from storage.insights import count_words, ids_of, keep_insights, renew_insights
from storage.rows import SOURCE, known_article_of, row_of, source_of
from storage.text import digest_of, json_of
from storage.topics import KNOW, topics_of

_FOLLOW: Final = "INSERT INTO source (url, next_at) VALUES (:url, :now) ON CONFLICT (url) DO NOTHING"

_NEVER: Final = 2**53
"""When a source that is not fetched is due: later than any clock."""
_PLACE: Final = """
    INSERT INTO source (url, title, kind, next_at) VALUES (:name, :name, 'own', :never)
    ON CONFLICT (url) DO UPDATE SET url = excluded.url
    RETURNING id
"""
_PLACED: Final = "SELECT id FROM source WHERE url = :name AND kind = 'own'"

_DUE: Final = (
    f"SELECT {SOURCE} FROM source WHERE next_at <= :now AND paused = 0 ORDER BY next_at, id LIMIT :limit"
)
_LEASE: Final = "UPDATE source SET next_at = :until WHERE id = :id"

_KNOWN: Final = """
    SELECT id, key, url, fingerprint FROM article WHERE source_id = :source AND key_digest {keys}
    UNION
    SELECT id, key, url, fingerprint FROM article WHERE source_id = :source AND url_digest {urls}
"""

_SUCCEED: Final = """
    UPDATE source
    SET title = :title, etag = :etag, last_modified = :last_modified,
        next_at = CASE WHEN kind = 'own' THEN next_at ELSE :next_at END, last_success = :at,
        failures = 0, last_error = ''
    WHERE id = :source AND kind <> 'removed'
    RETURNING id
"""
_FAIL: Final = """
    UPDATE source SET next_at = :next_at, failures = failures + 1, last_error = :reason WHERE id = :source
"""

_PUT_BACK: Final = "UPDATE source SET next_at = :now WHERE id = :source"

_TOPIC: Final = "(SELECT id FROM topic WHERE kind = 'subject' AND topic.key = :topic_key)"
_AUTHOR: Final = "(SELECT id FROM topic WHERE kind = 'author' AND topic.key = :author_key)"
_FILE: Final = f"""
    INSERT INTO article (source_id, key, key_digest, url, url_digest, title, body, summary, category, tags,
                         author, bio, image, language, published, first_seen, fingerprint, push_at, awaits,
                         topic_id, author_id, gist_card, gist_long, gist_by)
    VALUES (:source, :key, :key_digest, :url, :url_digest, :title, :body, :summary, :category, :tags,
            :author, :bio, :image, :language, :published, :at, :fingerprint, :push_at, :awaits,
            {_TOPIC}, {_AUTHOR}, :gist_card, :gist_long, :gist_by)
    ON CONFLICT (source_id, key_digest) DO NOTHING
"""
_IN_HAND: Final = "SELECT id FROM article WHERE in_hand = 1 AND id {ids}"
_RECOGNISE: Final = "UPDATE article SET fingerprint = :fingerprint WHERE id = :id"
_REVISE: Final = f"""
    UPDATE article
    SET key = :key, key_digest = :key_digest, url = :url, url_digest = :url_digest, title = :title,
        body = :body, summary = :summary, category = :category, tags = :tags, author = :author,
        image = :image, language = :language, published = :published, fingerprint = :fingerprint,
        topic_id = {_TOPIC}, author_id = {_AUTHOR}, gist_card = :gist_card, gist_long = :gist_long,
        gist_by = :gist_by,
        revision = revision + 1
    WHERE id = :id
"""


class SourceRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def follow(self, url: str, now: Moment) -> None:
        await self._database.write(_FOLLOW, {"url": url, "now": now})

    async def place(self, name: str) -> SourceId:
        rows = await self._database.read(_PLACED, {"name": name})  # nearly always, and a read costs no fsync
        if not rows:
            rows = await self._database.write(_PLACE, {"name": name, "never": _NEVER})
        return SourceId(rows[0]["id"])

    async def claim_due(self, now: Moment, *, until: Moment, limit: int) -> Sequence[Source]:
        async with self._database.transaction() as transaction:
            due = await transaction.write(
                _DUE + self._database.dialect.skip_locked, {"now": now, "limit": limit}
            )
            await transaction.write_many(_LEASE, [{"id": row["id"], "until": until} for row in due])
        return [source_of(row) for row in due]

    async def known(self, source: SourceId, articles: Sequence[NewArticle]) -> Sequence[KnownArticle]:
        among = self._database.dialect.among
        rows = await self._database.read(
            _KNOWN.format(keys=among.format(":keys"), urls=among.format(":urls")),
            {
                "source": source,
                "keys": json_of(digest_of(article.key) for article in articles),
                "urls": json_of(digest_of(article.url) for article in articles),
            },
        )
        return [known_article_of(row) for row in rows]

    async def store(self, look: Look) -> None:
        async with self._database.transaction() as transaction:
            # First, because its lock makes two looks at one source wait for each other.
            if not await transaction.write(_SUCCEED, _validators(look)):
                raise SourceUnknown(f"Source {look.source_id} is not followed.")
            articles = [filing.article for filing in look.filings]
            articles += [revision.article for revision in look.revisions]
            await transaction.write_many(KNOW, topics_of(articles))
            await see(transaction, look.source_id, look.categories, look.at)
            await self._file(transaction, look)
            await self._revise(transaction, look)

    async def fail(self, look: FailedLook) -> None:
        await self._database.write(
            _FAIL, {"source": look.source_id, "next_at": look.next_at, "reason": look.reason}
        )

    async def put_back(self, source: SourceId, now: Moment) -> None:
        await self._database.write(_PUT_BACK, {"source": source, "now": now})

    async def _file(self, transaction: Transaction, look: Look) -> None:
        dialect = self._database.dialect
        await transaction.write_many(_FILE, [_filed(filing, look) for filing in look.filings])
        if look.filings:
            filed = await ids_of(transaction, dialect, look.source_id, look.filings)
            await index_filed(transaction, filed, dialect)
            await keep_insights(transaction, {id_: filing.insight for id_, filing in filed.items()}, dialect)
            await count_words(transaction, dialect, [filing.insight for filing in look.filings])

    async def _revise(self, transaction: Transaction, look: Look) -> None:
        """What an editor has taken in hand is only known again, not changed."""
        dialect = self._database.dialect
        ids = json.dumps([revision.id for revision in look.revisions])
        rows = await transaction.read(_IN_HAND.format(ids=dialect.among_ids.format(":ids")), {"ids": ids})
        in_hand = {row["id"] for row in rows}
        revisions = [revision for revision in look.revisions if revision.id not in in_hand]
        await transaction.write_many(
            _RECOGNISE,
            [
                {"id": revision.id, "fingerprint": revision.fingerprint}
                for revision in look.revisions
                if revision.id in in_hand
            ],
        )
        await transaction.write_many(_REVISE, [_revised(revision) for revision in revisions])
        await index_revised(transaction, revisions, dialect)
        await renew_insights(transaction, {revision.id: revision.insight for revision in revisions}, dialect)
        edits = [{"article": each.id, "at": look.at, "all": 1, "by_hand": 0} for each in revisions]
        await transaction.write_many(FLAG, edits)
        await transaction.write_many(FLAG_DIGESTS, edits)


def _validators(look: Look) -> Parameters:
    return {
        "source": look.source_id,
        "title": look.title,
        "etag": look.etag,
        "last_modified": look.last_modified,
        "next_at": look.next_at,
        "at": look.at,
    }


def _filed(filing: Filing, look: Look) -> Parameters:
    return {
        **_keyed(filing.article),
        **row_of(filing.insight.gist),
        "source": look.source_id,
        "at": look.at,
        "fingerprint": filing.fingerprint,
        "push_at": filing.push_at,
        "awaits": int(filing.awaits),
    }


def _revised(revision: Revision) -> Parameters:
    return {
        **_keyed(revision.article),
        **row_of(revision.insight.gist),
        "id": revision.id,
        "fingerprint": revision.fingerprint,
    }


def _keyed(article: NewArticle) -> dict[str, str | int | None]:
    return {
        "key": article.key,
        "key_digest": digest_of(article.key),
        "url": article.url,
        "url_digest": digest_of(article.url),
        "title": article.title,
        "body": article.body,
        "summary": article.summary,
        "category": article.category,
        "tags": json_of(article.tags),
        "author": article.author,
        "bio": article.bio,
        "topic_key": key_of(article.category),
        "author_key": key_of(article.author),
        "image": article.image,
        "language": article.language,
        "published": article.published,
    }
