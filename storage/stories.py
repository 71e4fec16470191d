import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import orjson

from news.article import Article, ArticleId
from news.page import Page
from news.profile import Profile
from news.story import Placement, Report, StoryId, Surroundings
from storage.database import Database, Row, Transaction
from storage.rows import ARTICLE, article_of

_NEAREST: Final = 48
_A_TERM: Final = 100
"""Articles that are looked at for one term: the newest, for a million may have it."""
_MOST_TERMS: Final = 32
_MOST_RELATED: Final = 30

_STALE: Final = "stale = 1 AND withdrawn_at IS NULL"
_WAITING: Final = f"SELECT id FROM article WHERE {_STALE} ORDER BY id LIMIT :limit"
_WAITING_DUE: Final = f"""
    SELECT id FROM article WHERE push_at IS NOT NULL AND {_STALE} ORDER BY push_at, id LIMIT :limit
"""
_TURN: Final = "SELECT turn FROM placement"
_TERMS: Final = (
    "SELECT term, weight FROM article_term WHERE article_id = :article ORDER BY weight DESC LIMIT :most"
)
_ARM: Final = f"""
    SELECT * FROM (
        SELECT article_id, weight * CAST(:weight{{n}} AS BIGINT) AS score FROM article_term
        WHERE term = :term{{n}}
        ORDER BY article_id DESC
        LIMIT {_A_TERM}
    ) AS arm{{n}}
"""
_ALIKE: Final = f"""
    SELECT article_id FROM ({" UNION ALL ".join(_ARM.format(n=n) for n in range(_MOST_TERMS))}) AS arms
    WHERE article_id <> :article
    GROUP BY article_id
    ORDER BY sum(score) DESC, article_id DESC
    LIMIT {_NEAREST}
"""
_NO_TERM: Final = -1
_REPORTS: Final = """
    SELECT id, source_id, story_id, title, language, coalesce(published, first_seen) AS at, lead FROM article
    WHERE id {ids} AND withdrawn_at IS NULL
"""

_TAKE_TURN: Final = "UPDATE placement SET turn = turn + 1 WHERE turn = :turn RETURNING turn"
_BEGIN: Final = "INSERT INTO story (follows) VALUES (:follows) RETURNING id"
_PLACE: Final = "UPDATE article SET story_id = :story, stale = 0 WHERE id = :article"
# Of a story's reports that are due the first is pushed, and none where one is pushed already.
_PUSH_ONCE: Final = """
    UPDATE article SET push_at = NULL
    WHERE story_id = :story AND push_at IS NOT NULL AND EXISTS (
        SELECT 1 FROM article AS other
        WHERE other.story_id = :story AND other.id <> article.id AND other.withdrawn_at IS NULL
          AND ((other.push_at IS NOT NULL AND other.id < article.id)
               OR EXISTS (SELECT 1 FROM push WHERE push.article_id = other.id))
    )
"""
_UNRELATE: Final = "DELETE FROM related WHERE {side} = :article"
_RELATE: Final = """
    INSERT INTO related (article_id, other_id, score) VALUES (:article, :other, :score)
    ON CONFLICT (article_id, other_id) DO UPDATE SET score = excluded.score
"""
_PRUNE: Final = f"""
    DELETE FROM related
    WHERE article_id = :article AND other_id IN (
        SELECT other_id FROM related WHERE article_id = :article
        ORDER BY score DESC, other_id DESC
        LIMIT 100 OFFSET {_MOST_RELATED}
    )
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
_RELATED: Final = f"""
    WITH likely AS (
        SELECT other_id, score,
               row_number() OVER (
                   PARTITION BY coalesce(other.story_id, -other.id) ORDER BY score DESC, other_id DESC
               ) AS place
        FROM related JOIN article AS other ON other.id = other_id
        WHERE related.article_id = :article AND other.withdrawn_at IS NULL
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

    async def around(self, article: ArticleId) -> Surroundings | None:
        (turn,) = await self._database.read(_TURN)
        (own,) = await self._reports([article]) or (None,)
        if own is None:
            return None
        terms = await self._database.read(_TERMS, {"article": article, "most": _MOST_TERMS})
        rows = await self._database.read(_ALIKE, _arms(article, terms)) if terms else ()
        others = await self._reports([row["article_id"] for row in rows])
        return Surroundings(report=own, others=others, turn=turn["turn"])

    async def place(self, placement: Placement) -> bool:
        article = {"article": placement.article}
        async with self._database.transaction() as transaction:
            if not await transaction.write(_TAKE_TURN, {"turn": placement.turn}):
                return False
            story = placement.joins
            if story is None:
                (begun,) = await transaction.write(_BEGIN, {"follows": placement.follows})
                story = begun["id"]
            await transaction.write(_PLACE, {**article, "story": story})
            await transaction.write(_PUSH_ONCE, {"story": story})
            await _relate(transaction, placement)
        return True

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
            (begun,) = await transaction.write(_BEGIN, {"follows": None})
            await transaction.write(_PLACE, {"article": article, "story": begun["id"]})
        return StoryId(begun["id"])

    async def merge(self, story: StoryId, into: StoryId) -> None:
        async with self._database.transaction() as transaction:
            await transaction.write(_MERGE, {"story": story, "into": into})
            await transaction.write(_PUSH_ONCE, {"story": into})

    async def _reports(self, ids: Sequence[int]) -> list[Report]:
        among = self._database.dialect.among_ids.format(":ids")
        rows = await self._database.read(_REPORTS.format(ids=among), {"ids": json.dumps(list(ids))})
        return [_report_of(row) for row in rows]


async def with_others(database: Database, article: Article) -> Article:
    rows = await database.read(OTHERS, {"article": article.id})
    return replace(article, also=tuple(row["title"] for row in rows)) if rows else article


async def _relate(transaction: Transaction, placement: Placement) -> None:
    """Both ways, so that the older article shows the newer one too."""
    article = placement.article
    for side in ("article_id", "other_id"):
        await transaction.write(_UNRELATE.format(side=side), {"article": article})
    both = [
        {"article": one, "other": other, "score": alike.score}
        for alike in placement.related
        for one, other in ((article, alike.id), (alike.id, article))
    ]
    await transaction.write_many(_RELATE, both)
    await transaction.write_many(_PRUNE, [{"article": alike.id} for alike in placement.related])


def profile_json(profile: Profile) -> str:
    return orjson.dumps([profile.whole, profile.lead, profile.names]).decode()


def _arms(article: ArticleId, terms: Sequence[Row]) -> Mapping[str, int]:
    arms: dict[str, int] = {"article": article}
    for n in range(_MOST_TERMS):
        term = terms[n] if n < len(terms) else None
        arms[f"term{n}"] = _NO_TERM if term is None else term["term"]
        arms[f"weight{n}"] = 0 if term is None else term["weight"]
    return arms


def _report_of(row: Row) -> Report:
    whole, lead, names = orjson.loads(row["lead"]) or ({}, {}, {})
    return Report(
        id=ArticleId(row["id"]),
        source_id=row["source_id"],
        story=row["story_id"],
        title=row["title"],
        language=row["language"],
        at=row["at"],
        profile=Profile(whole=whole, lead=lead, names=names),
    )
