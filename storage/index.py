import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from news.amendment import Amendment
from news.article import Article, ArticleId, Filing, IndexedWords, Revision
from news.found import Candidate
from news.lookup import EVERYWHERE, DocumentId, Expression, Lookup, Postings, Within
from news.source import Source
from news.terms import terms_of_each
from storage.database import Database, Parameters, Row, Transaction
from storage.dialect import Dialect
from storage.rows import ARTICLE, SOURCE, article_of, source_of

_ALIVE: Final = "JOIN document ON document.id = doc"
_HITS: Final = f"""
    SELECT document.article_id AS id FROM {{hits}} {_ALIVE} {{within}} ORDER BY doc DESC LIMIT :limit
"""
_ALL: Final = """
    SELECT document.article_id AS id FROM document {within} ORDER BY document.id DESC LIMIT :limit
"""
_WITHIN: Final = """
    JOIN article ON article.id = document.article_id
    AND coalesce(article.published, article.first_seen) >= :since
    AND coalesce(article.published, article.first_seen) < :until
"""
_SOURCES: Final = f"SELECT {SOURCE} FROM source"
_POSTING: Final = "SELECT {number} AS number, {gathered} AS ids FROM ({documents}) AS found{number}"
_DOCUMENTS: Final = "SELECT doc AS id FROM {hits} {within} ORDER BY doc DESC LIMIT :limit"
_POSTINGS: Final = """
    SELECT number, ids, (SELECT coalesce(max(id), 0) FROM document) AS documents FROM ({postings}) AS postings
"""
_ARTICLES_OF: Final = "SELECT id, article_id FROM document WHERE id {ids}"
_CANDIDATES: Final = """
    SELECT id, title, coalesce({opening}, summary) AS text,
           summary || '\n' || category || '\n' || tags || '\n' || author AS rest,
           coalesce(published, first_seen) AS at
    FROM article WHERE id {ids}
"""
_ARTICLES: Final = f"""
    SELECT {ARTICLE} FROM article JOIN source ON source.id = article.source_id WHERE article.id {{ids}}
"""
_UNINDEXED: Final = f"""
    SELECT {ARTICLE} FROM article JOIN source ON source.id = article.source_id
    WHERE article.id < :before AND withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM document WHERE article_id = article.id)
    ORDER BY article.id DESC LIMIT :limit
"""

FORGET: Final = "DELETE FROM document WHERE article_id = :article RETURNING article_id"
"""No search finds the article from then on."""
_DOCUMENT: Final = """
    INSERT INTO document (article_id)
    SELECT id FROM article
    WHERE id = :article AND withdrawn_at IS NULL AND revision = :revision
    ON CONFLICT (article_id) DO NOTHING
    RETURNING id
"""
_DOCUMENTS_OF: Final = """
    INSERT INTO document (article_id)
    SELECT id FROM article WHERE id {ids} AND withdrawn_at IS NULL ORDER BY id
    ON CONFLICT (article_id) DO NOTHING
    RETURNING id, article_id
"""
_PAGES: Final = 16
"""That are written in a step of tidying, which takes some 5 ms."""
_BEGINNING: Final = 0
_END: Final = 2**62


class IndexRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, lookup: Lookup, *, limit: int) -> Sequence[ArticleId]:
        dialect = self._database.dialect
        within, bounds = self._narrowed(lookup.within)
        if lookup.wanted is None:
            sql, query = _ALL.format(within=within), {}
        else:
            sql = _HITS.format(hits=dialect.hits.format(":query"), within=within)
            query = {"query": dialect.query(lookup.wanted, lookup.unwanted)}
        gathered = f"SELECT {dialect.gathered} AS ids FROM ({sql}) AS found"
        (row,) = await self._database.read(gathered, {**query, **bounds, "limit": limit})
        return _ids(row)

    async def postings(
        self, wanted: Sequence[Expression], *, limit: int, within: Within = EVERYWHERE
    ) -> Postings:
        if not wanted:
            return Postings(found=[], limit=limit, documents=0)
        dialect = self._database.dialect
        narrowed, bounds = self._narrowed(within)
        documents = _DOCUMENTS.replace("{within}", narrowed and f"{_ALIVE} {narrowed}")
        # One statement, as each takes a change of threads or a way to the server and back.
        postings = " UNION ALL ".join(
            _POSTING.format(
                number=number,
                gathered=dialect.gathered,
                documents=documents.format(hits=dialect.hits.format(f":wanted{number}")),
            )
            for number in range(len(wanted))
        )
        queries = {f"wanted{number}": dialect.query(one, None) for number, one in enumerate(wanted)}
        rows = await self._database.read(
            _POSTINGS.format(postings=postings), {**queries, **bounds, "limit": limit}
        )
        found = {row["number"]: _ids(row) for row in rows}
        return Postings(
            found=[found[number] for number in range(len(wanted))], limit=limit, documents=rows[0]["documents"]
        )

    async def articles_of(self, documents: Sequence[DocumentId]) -> Sequence[ArticleId]:
        sql = _ARTICLES_OF.format(ids=self._database.dialect.among_ids.format(":ids"))
        rows = await self._database.read(sql, {"ids": json.dumps(list(documents))})
        known = {row["id"]: row["article_id"] for row in rows}
        return [known[document] for document in documents if document in known]

    async def candidates(self, articles: Sequence[ArticleId], *, length: int) -> Sequence[Candidate]:
        dialect = self._database.dialect
        sql = _CANDIDATES.format(
            ids=dialect.among_ids.format(":ids"), opening=dialect.opening.format("body", ":length")
        )
        rows = await self._database.read(sql, {"ids": json.dumps(list(articles)), "length": length})
        # In a thread: those with a phrase may be hundreds of long texts.
        return await asyncio.to_thread(lambda: [_candidate(row, length) for row in rows])

    async def articles(self, articles: Sequence[ArticleId]) -> Sequence[Article]:
        sql = _ARTICLES.format(ids=self._database.dialect.among_ids.format(":ids"))
        rows = await self._database.read(sql, {"ids": json.dumps(list(articles))})
        known = {row["id"]: article_of(row) for row in rows}
        return [known[article] for article in articles if article in known]

    async def sources(self) -> Sequence[Source]:
        return [source_of(row) for row in await self._database.read(_SOURCES)]

    async def unindexed(self, *, before: ArticleId | None, limit: int) -> Sequence[Article]:
        rows = await self._database.read(_UNINDEXED, {"before": before or _END, "limit": limit})
        return [article_of(row) for row in rows]

    async def add(self, articles: Sequence[tuple[Article, IndexedWords]]) -> None:
        terms = await asyncio.to_thread(terms_of_each, articles)
        numbered: list[Parameters] = []
        async with self._database.transaction() as transaction:
            for (one, _), told in zip(articles, terms, strict=True):
                fresh = await transaction.write(_DOCUMENT, {"article": one.id, "revision": one.revision})
                numbered += [{"doc": row["id"], "terms": " ".join(told)} for row in fresh]
            await transaction.write_many(self._database.dialect.index, numbered)

    async def tidy(self, *, whole: bool) -> bool:
        dialect = self._database.dialect
        async with self._database.transaction() as transaction:
            (before,) = await transaction.read(dialect.changes)
            await transaction.write(dialect.tidy_index, {"pages": -_PAGES if whole else _PAGES})
            (after,) = await transaction.read(dialect.changes)
        return bool(after["changes"] - before["changes"] > 1)  # one is the asking

    def _narrowed(self, within: Within) -> tuple[str, Parameters]:
        if within == EVERYWHERE:
            return "", {}
        bounds: dict[str, str | int] = {
            "since": _BEGINNING if within.since is None else within.since,
            "until": _END if within.until is None else within.until,
        }
        if not within.sources:
            return _WITHIN, bounds
        among = self._database.dialect.among_ids.format(":sources")
        return f"{_WITHIN} AND article.source_id {among}", bounds | {"sources": json.dumps(within.sources)}


async def index_filed(transaction: Transaction, filed: Mapping[int, Filing], dialect: Dialect) -> None:
    """What has been filed just now in the same transaction, but for what had been there before."""
    await _insert(transaction, filed, dialect)


async def index_revised(
    transaction: Transaction, revisions: Sequence[Revision | Amendment], dialect: Dialect
) -> None:
    """What the index lacks stays so: it was withdrawn, or waits to be indexed."""
    known: dict[int, Revision | Amendment] = {
        each.id: each for each in revisions if await transaction.write(FORGET, {"article": each.id})
    }
    await _insert(transaction, known, dialect)


async def _insert(
    transaction: Transaction, told: Mapping[int, Filing] | Mapping[int, Revision | Amendment], dialect: Dialect
) -> None:
    if not told:
        return
    # In a thread: a large feed's terms take a twentieth of a second.
    terms = await asyncio.to_thread(terms_of_each, [(each.article, each.words) for each in told.values()])
    terms_by_id = dict(zip(told, terms, strict=True))
    sql = _DOCUMENTS_OF.format(ids=dialect.among_ids.format(":ids"))
    fresh = await transaction.write(sql, {"ids": json.dumps(list(told))})
    await transaction.write_many(
        dialect.index, [{"doc": row["id"], "terms": " ".join(terms_by_id[row["article_id"]])} for row in fresh]
    )


def _candidate(row: Row, length: int) -> Candidate:
    text = row["text"]
    return Candidate(
        id=row["id"],
        title=row["title"],
        text=text if isinstance(text, str) else text.decode(errors="ignore")[:length],
        rest=row["rest"],
        at=row["at"],
    )


def _ids(row: Row) -> list[Any]:
    ids: list[Any] = json.loads(row["ids"])
    return ids
