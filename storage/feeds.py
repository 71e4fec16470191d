from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from news.article import Article, ArticleId
from news.moment import Moment
from news.page import Page
from news.source import Handling, Source, SourceId
from storage.database import Database, Row
from storage.hubs import LEASE, give_up, lease_of
from storage.rows import ARTICLE, SOURCE, article_of, source_of, text_of
from storage.text import json_of

_FEED: Final = f"""
    SELECT {SOURCE}, {LEASE} FROM source LEFT JOIN lease ON lease.source_id = source.id AND wanted = 1
    WHERE kind = 'feed'
"""
_LIST: Final = f"""
    {_FEED}
    ORDER BY CASE WHEN failures > 0 AND paused = 0 THEN 0 ELSE 1 END, lower(title), id
    LIMIT :size OFFSET :offset
"""
_TOTAL: Final = "SELECT count(*) AS total FROM source WHERE kind = 'feed'"
_GET: Final = f"{_FEED} AND id = :source"
# What was settled for it holds again; what it tells first is no news, as of any that is new.
_BRING_BACK: Final = """
    UPDATE source
    SET kind = 'feed', paused = 0, etag = '', last_modified = '', next_at = :now, last_success = NULL,
        failures = 0, last_error = ''
    WHERE url = :url AND kind = 'removed'
"""
_ADD: Final = """
    INSERT INTO source (url, title, topic, next_at) VALUES (:url, :title, :topic, :now)
    ON CONFLICT (url) DO UPDATE SET url = excluded.url
    RETURNING id
"""
# One that goes on is read whole, so that it names its hub again.
_PAUSE: Final = """
    UPDATE source
    SET paused = :paused, next_at = CASE WHEN :paused = 0 THEN :now ELSE next_at END,
        etag = CASE WHEN :paused = 0 THEN '' ELSE etag END
    WHERE id = :source AND kind = 'feed'
"""
# Articles stand on their source's row, so it stays.
_REMOVE: Final = """
    UPDATE source SET kind = 'removed', paused = 1 WHERE id = :source AND kind = 'feed' RETURNING id
"""
_KEEP_BACK: Final = """
    UPDATE article SET push_at = NULL, awaits = 0
    WHERE source_id = :source AND (push_at IS NOT NULL OR awaits = 1)
"""
_FORGET_NAMES: Final = "DELETE FROM category WHERE source_id = :source AND topic = ''"
_KNOWN: Final = "SELECT url FROM source WHERE kind <> 'removed' AND url {urls}"
_TAKEN: Final = "SELECT id FROM source WHERE url = :url AND id <> :source"
_READDRESS: Final = """
    UPDATE source
    SET url = :url, etag = '', last_modified = '', next_at = :now, last_success = NULL, failures = 0,
        last_error = ''
    WHERE id = :source AND kind = 'feed'
"""
_SETTLE: Final = """
    UPDATE source
    SET topic = :topic, language = :language, push_delay = :push_delay, approval = :approval,
        template = :template
    WHERE id = :source AND kind = 'feed'
"""
# A look that is under way has put the time off already, and brings what there is.
_HASTEN: Final = """
    UPDATE source SET next_at = :now
    WHERE id = :source AND kind = 'feed' AND paused = 0 AND next_at > :now
      AND (last_success IS NULL OR last_success <= :now - :rest)
    RETURNING id
"""
_AWAITING: Final = f"""
    SELECT {ARTICLE} FROM article JOIN source ON source.id = article.source_id
    WHERE awaits = 1 ORDER BY article.id LIMIT :size OFFSET :offset
"""
_AWAITING_TOTAL: Final = "SELECT count(*) AS total FROM article WHERE awaits = 1"
_DECIDE: Final = (
    "UPDATE article SET awaits = 0, push_at = :push_at WHERE id = :article AND awaits = 1 RETURNING id"
)


class FeedRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def list(self, *, number: int, size: int) -> Page[Source]:
        rows = await self._database.read(_LIST, {"size": size, "offset": number * size})
        (total,) = await self._database.read(_TOTAL)
        return Page(items=[_feed_of(row) for row in rows], number=number, size=size, total=total["total"])

    async def get(self, source: SourceId) -> Source | None:
        rows = await self._database.read(_GET, {"source": source})
        return _feed_of(rows[0]) if rows else None

    async def add(self, url: str, *, title: str, topic: str, now: Moment) -> SourceId:
        async with self._database.transaction() as transaction:
            await transaction.write(_BRING_BACK, {"url": url, "now": now})
            rows = await transaction.write(_ADD, {"url": url, "title": title, "topic": topic, "now": now})
        return SourceId(rows[0]["id"])

    async def remove(self, source: SourceId, now: Moment) -> bool:
        async with self._database.transaction() as transaction:
            if not await transaction.write(_REMOVE, {"source": source}):
                return False
            await transaction.write(_KEEP_BACK, {"source": source})
            await transaction.write(_FORGET_NAMES, {"source": source})
            await give_up(transaction, source, now)
        return True

    async def known(self, urls: Sequence[str]) -> frozenset[str]:
        among = self._database.dialect.among.format(":urls")
        rows = await self._database.read(_KNOWN.format(urls=among), {"urls": json_of(urls)})
        return frozenset(row["url"] for row in rows)

    async def pause(self, source: SourceId, *, paused: bool, now: Moment) -> None:
        async with self._database.transaction() as transaction:
            await transaction.write(_PAUSE, {"source": source, "paused": int(paused), "now": now})
            if paused:
                await give_up(transaction, source, now)

    async def readdress(self, source: SourceId, url: str, now: Moment) -> bool:
        async with self._database.transaction() as transaction:
            if await transaction.read(_TAKEN, {"url": url, "source": source}):
                return False
            await transaction.write(_READDRESS, {"url": url, "source": source, "now": now})
            await give_up(transaction, source, now)
        return True

    async def settle(self, source: SourceId, handling: Handling) -> None:
        await self._database.write(
            _SETTLE,
            {
                "source": source,
                "topic": handling.topic,
                "language": handling.language or "",
                "push_delay": handling.push_delay,
                "approval": int(handling.approval),
                "template": text_of(handling.template),
            },
        )

    async def hasten(self, source: SourceId, now: Moment, *, rest: int) -> bool:
        return bool(await self._database.write(_HASTEN, {"source": source, "now": now, "rest": rest}))

    async def awaiting(self, *, number: int, size: int) -> Page[Article]:
        rows = await self._database.read(_AWAITING, {"size": size, "offset": number * size})
        (total,) = await self._database.read(_AWAITING_TOTAL)
        return Page(items=[article_of(row) for row in rows], number=number, size=size, total=total["total"])

    async def decide(self, article: ArticleId, push_at: Moment | None) -> bool:
        return bool(await self._database.write(_DECIDE, {"article": article, "push_at": push_at}))


def _feed_of(row: Row) -> Source:
    return replace(source_of(row), lease=None if row["lease_id"] is None else lease_of(row))
