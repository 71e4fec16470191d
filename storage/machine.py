from collections.abc import Sequence
from typing import Final

from news.article import Article
from news.moment import Moment
from news.summary import Summary
from storage.database import Database, Value
from storage.rows import ARTICLE, article_of, row_of
from storage.text import digest_of

_WANTED: Final = f"""
    SELECT {ARTICLE} FROM article JOIN source ON source.id = article.source_id
    WHERE article.push_at IS NOT NULL AND article.gist_by = 'rule'
    ORDER BY article.push_at, article.id
    LIMIT :limit
"""
_RECALL: Final = "SELECT summary FROM machine_summary WHERE digest = :digest"
_SPEND: Final = """
    INSERT INTO machine_summary (digest, asked_at)
    SELECT CAST(:digest AS TEXT), CAST(:now AS BIGINT)
    WHERE (SELECT count(*) FROM machine_summary WHERE asked_at > :since) < :budget
    ON CONFLICT (digest) DO NOTHING
    RETURNING digest
"""
_KEEP: Final = "UPDATE machine_summary SET summary = :answer WHERE digest = :digest"
_TELL: Final = """
    UPDATE article SET gist_card = :gist_card, gist_long = :gist_long, gist_by = :gist_by
    WHERE id = :article AND revision = :revision AND gist_by = 'rule'
"""


class MachineSummaryRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def wanted(self, *, limit: int) -> Sequence[Article]:
        return [article_of(row) for row in await self._database.read(_WANTED, {"limit": limit})]

    async def recall(self, question: str) -> str | None:
        rows = await self._database.read(_RECALL, {"digest": digest_of(question)})
        return (rows[0]["summary"] or "") if rows else None

    async def spend(self, question: str, now: Moment, *, since: Moment, budget: int) -> bool:
        asked: dict[str, Value] = {"digest": digest_of(question), "now": now, "since": since, "budget": budget}
        return bool(await self._database.write(_SPEND, asked))

    async def keep(self, question: str, answer: str) -> None:
        await self._database.write(_KEEP, {"digest": digest_of(question), "answer": answer})

    async def tell(self, article: Article, summary: Summary) -> None:
        told: dict[str, Value] = {**row_of(summary), "article": article.id, "revision": article.revision}
        await self._database.write(_TELL, told)
