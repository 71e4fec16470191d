from collections import Counter
from collections.abc import Sequence
from typing import Final

from news.category import Category, CategoryId, Filings
from news.moment import Moment
from news.page import Page
from news.rules.naming import key_of, shown
from news.source import SourceId
from storage.database import Database, Parameters, Row, Transaction
from storage.refilings import FORGET
from storage.topics import KNOW

_ANY: Final = 0
_KEPT: Final = 200
"""Names of a source that are remembered: the latest it used, since a stranger may use any number of them."""
_SEE: Final = """
    INSERT INTO category (source_id, key, name, seen, seen_at) VALUES (:source, :key, :name, :times, :at)
    ON CONFLICT (source_id, key) DO UPDATE SET seen = category.seen + excluded.seen, seen_at = excluded.seen_at
"""
_DROP_UNUSED: Final = """
    DELETE FROM category
    WHERE source_id = :source AND topic = '' AND id NOT IN (
        SELECT id FROM category WHERE source_id = :source ORDER BY seen_at DESC, seen DESC, id LIMIT :kept
    )
"""
_CATEGORY: Final = """
    SELECT category.id, category.source_id, source.title, source.url, category.name, category.topic,
           category.seen
    FROM category LEFT JOIN source ON source.id = category.source_id
"""
_FILINGS: Final = "SELECT source_id, key, topic FROM category WHERE source_id IN (0, :source) AND topic <> ''"
_FILED: Final = """
    WHERE category.topic <> ''
"""
_UNFILED: Final = """
    WHERE category.topic = '' AND category.source_id <> 0 AND NOT EXISTS (
        SELECT 1 FROM category AS general
        WHERE general.source_id = 0 AND general.key = category.key AND general.topic <> ''
    )
"""
_FILED_ORDER: Final = " ORDER BY category.key, category.source_id LIMIT :size OFFSET :offset"
_UNFILED_ORDER: Final = " ORDER BY category.seen DESC, category.id LIMIT :size OFFSET :offset"
_TOTAL: Final = "SELECT count(*) AS total FROM category"
_GET: Final = f"{_CATEGORY} WHERE category.id = :category"
_NAME: Final = """
    INSERT INTO category (source_id, key, name) VALUES (0, :key, :name)
    ON CONFLICT (source_id, key) DO UPDATE SET key = excluded.key
    RETURNING id
"""
_FILE: Final = "UPDATE category SET topic = :topic WHERE id = :category RETURNING id"
_FILE_EVERYWHERE: Final = """
    INSERT INTO category (source_id, key, name, topic)
    SELECT 0, key, name, CAST(:topic AS TEXT) FROM category WHERE id = :category
    ON CONFLICT (source_id, key) DO UPDATE SET topic = excluded.topic
    RETURNING id
"""
_UNFILE: Final = "UPDATE category SET topic = '' WHERE id = :category"
_DROP: Final = "DELETE FROM category WHERE id = :category AND source_id = 0"


class CategoryRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def filings(self, source: SourceId) -> Filings:
        rows = await self._database.read(_FILINGS, {"source": source})
        own, everywhere = (
            {row["key"]: row["topic"] for row in rows if (row["source_id"] == _ANY) is general}
            for general in (False, True)
        )
        return Filings(own=own, everywhere=everywhere)

    async def filed(self, *, number: int, size: int) -> Page[Category]:
        return await self._page(_FILED, _FILED_ORDER, number, size)

    async def unfiled(self, *, number: int, size: int) -> Page[Category]:
        return await self._page(_UNFILED, _UNFILED_ORDER, number, size)

    async def get(self, category: CategoryId) -> Category | None:
        rows = await self._database.read(_GET, {"category": category})
        return _category_of(rows[0]) if rows else None

    async def named(self, name: str) -> Category:
        (row,) = await self._database.write(_NAME, {"key": key_of(name), "name": shown(name)})
        (known,) = await self._database.read(_GET, {"category": row["id"]})
        return _category_of(known)

    async def file(self, category: CategoryId, topic: str, *, everywhere: bool) -> CategoryId | None:
        """The topic is one that readers can choose from then on."""
        async with self._database.transaction() as transaction:
            known = {"kind": "subject", "key": key_of(topic), "name": shown(topic)}
            statement = _FILE_EVERYWHERE if everywhere else _FILE
            rows = await transaction.write(statement, {"category": category, "topic": shown(topic)})
            if rows:
                await transaction.write(KNOW, known)
                await transaction.write(FORGET, {"category": rows[0]["id"]})
        return CategoryId(rows[0]["id"]) if rows else None

    async def unfile(self, category: CategoryId) -> None:
        async with self._database.transaction() as transaction:
            await transaction.write(FORGET, {"category": category})
            await transaction.write(_UNFILE, {"category": category})
            await transaction.write(_DROP, {"category": category})

    async def _page(self, which: str, order: str, number: int, size: int) -> Page[Category]:
        asked = {"size": size, "offset": number * size}
        rows = await self._database.read(f"{_CATEGORY} {which} {order}", asked)
        (total,) = await self._database.read(f"{_TOTAL} {which}")
        return Page(items=[_category_of(row) for row in rows], number=number, size=size, total=total["total"])


async def see(transaction: Transaction, source: SourceId, names: Sequence[str], at: Moment) -> None:
    """What a source has just filed stories under."""
    if not names:
        return
    times = Counter(key_of(name) for name in names)
    first = {key_of(name): name for name in reversed(names)}
    seen: list[Parameters] = [
        {"source": source, "key": key, "name": first[key], "times": number, "at": at}
        for key, number in sorted(times.items())
    ]
    await transaction.write_many(_SEE, seen)
    await transaction.write(_DROP_UNUSED, {"source": source, "kept": _KEPT})


def _category_of(row: Row) -> Category:
    return Category(
        id=CategoryId(row["id"]),
        source=SourceId(row["source_id"]) if row["source_id"] else None,
        source_title=(row["title"] or row["url"] or "") if row["source_id"] else "",
        name=row["name"],
        topic=row["topic"],
        seen=row["seen"],
    )
