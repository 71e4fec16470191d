import json
from collections.abc import Sequence
from typing import Final

from news.article import ArticleId, Revision
from news.category import CategoryId, OldStory, Refiling
from news.moment import Moment
from news.rules.naming import key_of
from storage.database import Database, Row
from storage.index import index_revised
from storage.text import json_of
from storage.topics import KNOW, topics_of

_END: Final = 2**62
_ASK: Final = """
    INSERT INTO refiling (category_id, reached, asked_at)
    SELECT id, :end, :now FROM category WHERE id = :category AND topic <> ''
    ON CONFLICT (category_id) DO NOTHING
    RETURNING category_id
"""
_REFILING: Final = """
    SELECT category_id, source_id, key, reached, moved, done_at
    FROM refiling JOIN category ON category.id = category_id
"""
_GET: Final = f"{_REFILING} WHERE category_id = :category"
_NEXT: Final = f"{_REFILING} WHERE done_at IS NULL ORDER BY asked_at, category_id LIMIT 1"
# What an editor has written or taken in hand stays where the editor has put it.
_OLDER: Final = """
    SELECT id, category, tags FROM article
    WHERE id < :reached AND withdrawn_at IS NULL AND in_hand = 0 AND {where}
      AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.article_id = article.id)
    ORDER BY id DESC LIMIT :limit
"""
_OF_ONE: Final = "source_id = :source"
_MOVE: Final = """
    UPDATE article
    SET category = :category, tags = :tags, revision = revision + 1,
        topic_id = (SELECT id FROM topic WHERE kind = 'subject' AND topic.key = :key)
    WHERE id = :article AND revision = :revision AND in_hand = 0 AND withdrawn_at IS NULL
    RETURNING id
"""
_REACH: Final = """
    UPDATE refiling SET reached = :reached, moved = moved + :moved WHERE category_id = :category
"""
_FINISH: Final = "UPDATE refiling SET done_at = :now WHERE category_id = :category"

FORGET: Final = "DELETE FROM refiling WHERE category_id = :category"
"""A category that goes under another topic, or under none, is asked about anew."""


class RefilingRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def ask(self, category: CategoryId, now: Moment) -> bool:
        asked = {"category": category, "now": now, "end": _END}
        return bool(await self._database.write(_ASK, asked))

    async def get(self, category: CategoryId) -> Refiling | None:
        rows = await self._database.read(_GET, {"category": category})
        return _refiling_of(rows[0]) if rows else None

    async def next(self) -> Refiling | None:
        rows = await self._database.read(_NEXT)
        return _refiling_of(rows[0]) if rows else None

    async def older(self, asked: Refiling, *, limit: int) -> Sequence[OldStory]:
        sql = _OLDER.format(where="1 = 1" if asked.source is None else _OF_ONE)
        own = {} if asked.source is None else {"source": asked.source}
        rows = await self._database.read(sql, {"reached": asked.reached, "limit": limit, **own})
        return [
            OldStory(id=row["id"], category=row["category"], tags=tuple(json.loads(row["tags"])))
            for row in rows
        ]

    async def move(
        self, asked: Refiling, stories: Sequence[tuple[int, Revision]], *, reached: ArticleId
    ) -> None:
        async with self._database.transaction() as transaction:
            await transaction.write_many(KNOW, topics_of(story.article for _, story in stories))
            moved = [
                story
                for revision, story in stories
                if await transaction.write(
                    _MOVE,
                    {
                        "article": story.id,
                        "revision": revision,
                        "category": story.article.category,
                        "key": key_of(story.article.category),
                        "tags": json_of(story.article.tags),
                    },
                )
            ]
            await index_revised(transaction, moved, self._database.dialect)
            told = {"category": asked.category, "reached": reached, "moved": len(moved)}
            await transaction.write(_REACH, told)

    async def finish(self, asked: Refiling, now: Moment) -> None:
        await self._database.write(_FINISH, {"category": asked.category, "now": now})


def _refiling_of(row: Row) -> Refiling:
    return Refiling(
        category=row["category_id"],
        key=row["key"],
        source=row["source_id"] or None,
        reached=row["reached"],
        moved=row["moved"],
        done=row["done_at"] is not None,
    )
