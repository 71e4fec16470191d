from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from news.article import Article, ArticleId
from news.insight import Insight
from news.page import Page
from news.story import Placement, StoryId, Surroundings
from storage.database import Database
from storage.older import END, UNPROFILED, profile
from storage.placing import BEGIN, PLACE, PUSH_ONCE, place
from storage.rows import ARTICLE, article_of
from storage.surroundings import around

_STALE: Final = "stale = 1 AND withdrawn_at IS NULL"
_WAITING: Final = f"SELECT id FROM article WHERE {_STALE} ORDER BY id LIMIT :limit"
_WAITING_DUE: Final = f"""
    SELECT id FROM article WHERE push_at IS NOT NULL AND {_STALE} ORDER BY push_at, id LIMIT :limit
"""
_STORY_OF: Final = "SELECT story_id FROM article WHERE id = :article AND story_id IS NOT NULL"
_OF_STORY: Final = f"""
    SELECT {ARTICLE} FROM article JOIN source ON source.id = article.source_id
    WHERE article.story_id = :story AND withdrawn_at IS NULL
    ORDER BY article.id
"""
OTHERS: Final = """
    SELECT source.title AS title FROM article
    JOIN article AS other ON other.story_id = article.story_id AND other.source_id <> article.source_id
    JOIN source ON source.id = other.source_id
    WHERE article.id = :article AND other.withdrawn_at IS NULL AND source.title <> ''
    GROUP BY source.id, source.title
    ORDER BY min(other.id)
"""
_ITSELF: Final = 1000
"""The score of an article to itself: likeness is counted in thousandths."""
# The more of another's own relatives are the article's too, the more it is related: what merely shares some
# words stands behind.
_RELATED: Final = f"""
    WITH own AS (
        SELECT other_id, score FROM related WHERE article_id = :article
        UNION ALL
        VALUES (:article, {_ITSELF})
    ),
    near AS (
        SELECT related.other_id, related.score + coalesce((
            SELECT sum(back.score * own.score) / sum(back.score)
            FROM related AS back LEFT JOIN own ON own.other_id = back.other_id
            WHERE back.article_id = related.other_id
        ), 0) AS score
        FROM related WHERE related.article_id = :article
    ),
    likely AS (
        SELECT near.other_id, near.score,
               row_number() OVER (
                   PARTITION BY coalesce(other.story_id, -other.id) ORDER BY near.score DESC, near.other_id DESC
               ) AS place
        FROM near JOIN article AS other ON other.id = near.other_id
        WHERE other.withdrawn_at IS NULL
          AND (other.story_id IS NULL
               OR other.story_id NOT IN (
                   SELECT story_id FROM article WHERE id = :article AND story_id IS NOT NULL
               ))
    ),
    page AS (
        SELECT other_id AS hit, score FROM likely WHERE place = 1
        ORDER BY score DESC, other_id DESC
        LIMIT :size OFFSET :offset
    )
    SELECT total.total, {ARTICLE}
    FROM (SELECT count(*) AS total FROM likely WHERE place = 1) AS total
    LEFT JOIN page ON TRUE
    LEFT JOIN article ON article.id = page.hit
    LEFT JOIN source ON source.id = article.source_id
    ORDER BY page.score DESC, coalesce(article.published, article.first_seen) DESC, page.hit DESC
"""
_MERGE: Final = "UPDATE article SET story_id = :into WHERE story_id = :story"


class StoryRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def waiting(self, *, limit: int) -> Sequence[ArticleId]:
        rows = await self._database.read(_WAITING_DUE, {"limit": limit})
        rows = rows or await self._database.read(_WAITING, {"limit": limit})
        return [ArticleId(row["id"]) for row in rows]

    async def around(self, articles: Sequence[ArticleId]) -> Surroundings:
        return await around(self._database, articles)

    async def place(self, placements: Sequence[Placement], *, turn: int) -> bool:
        async with self._database.transaction() as transaction:
            return await place(transaction, placements, turn, self._database.dialect)

    async def unprofiled(self, *, before: ArticleId | None, limit: int) -> Sequence[Article]:
        rows = await self._database.read(UNPROFILED, {"before": before or END, "limit": limit})
        return [article_of(row) for row in rows]

    async def profile(self, insights: Mapping[ArticleId, Insight]) -> None:
        async with self._database.transaction() as transaction:
            await profile(transaction, insights, self._database.dialect)

    async def story_of(self, article: ArticleId) -> StoryId | None:
        rows = await self._database.read(_STORY_OF, {"article": article})
        return StoryId(rows[0]["story_id"]) if rows else None

    async def reports(self, story: StoryId) -> Sequence[Article]:
        return [article_of(row) for row in await self._database.read(_OF_STORY, {"story": story})]

    async def others(self, article: ArticleId) -> Sequence[str]:
        return [str(row["title"]) for row in await self._database.read(OTHERS, {"article": article})]

    async def related(self, article: ArticleId, *, number: int, size: int) -> Page[Article]:
        rows = await self._database.read(_RELATED, {"article": article, "size": size, "offset": number * size})
        items = [article_of(row) for row in rows if row["id"] is not None]
        return Page(items=items, number=number, size=size, total=rows[0]["total"])

    async def split(self, article: ArticleId) -> StoryId | None:
        async with self._database.transaction() as transaction:
            if not await transaction.read(_STORY_OF, {"article": article}):
                return None
            (begun,) = await transaction.write(BEGIN, {"follows": None})
            await transaction.write(PLACE, {"article": article, "story": begun["id"]})
        return StoryId(begun["id"])

    async def merge(self, story: StoryId, into: StoryId) -> None:
        async with self._database.transaction() as transaction:
            await transaction.write(_MERGE, {"story": story, "into": into})
            await transaction.write(PUSH_ONCE, {"story": into})


async def with_others(database: Database, article: Article) -> Article:
    rows = await database.read(OTHERS, {"article": article.id})
    return replace(article, also=tuple(row["title"] for row in rows)) if rows else article
