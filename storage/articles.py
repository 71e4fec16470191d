from collections.abc import Sequence
from typing import Final

from news.article import Article, ArticleId
from news.moment import Moment
from news.page import Page
from news.source import SourceId
from news.subscriber import ChatId
from news.topic import TopicId
from storage.database import Database, Row
from storage.rows import ARTICLE, article_of
from storage.stories import with_others
from storage.text import digest_of, json_of
from storage.topics import ARTICLE_WANTED
from storage.watches import ARTICLE_MUTED, ARTICLE_WATCHED

_GET: Final = f"""
    SELECT {ARTICLE} FROM article JOIN source ON source.id = article.source_id WHERE article.id = :article
"""

_ELSEWHERE: Final = """
    SELECT DISTINCT article.url AS url FROM article JOIN source ON source.id = source_id
    WHERE url_digest {urls} AND source_id <> :source AND (:own = 0 OR kind = 'own')
"""

# The total stands in every row, and alone in a row without an article where the page lies past the end.
_LATEST: Final = f"""
    WITH page AS (
        SELECT id AS hit, coalesce(published, first_seen) AS shown FROM article
        WHERE withdrawn_at IS NULL AND {{among}}
        ORDER BY coalesce(published, first_seen) DESC, id DESC
        LIMIT :size OFFSET :offset
    )
    SELECT total.total, {ARTICLE}
    FROM (SELECT count(*) AS total FROM article WHERE withdrawn_at IS NULL AND {{among}}) AS total
    LEFT JOIN page ON TRUE
    LEFT JOIN article ON article.id = page.hit
    LEFT JOIN source ON source.id = article.source_id
    ORDER BY page.shown DESC, page.hit DESC
"""
_OF_TOPIC: Final = "(topic_id = :topic OR author_id = :topic)"
_OF_SOURCE: Final = "source_id = :source"
_SINCE: Final = "coalesce(published, first_seen) > :since"
_OF_READER: Final = f"""
    EXISTS (
        SELECT 1 FROM subscriber
        WHERE chat_id = :reader AND ({ARTICLE_WANTED} OR {ARTICLE_WATCHED}) AND NOT {ARTICLE_MUTED}
    )
"""


class ArticleRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, article: ArticleId) -> Article | None:
        rows = await self._database.read(_GET, {"article": article})
        return await with_others(self._database, article_of(rows[0])) if rows else None

    async def elsewhere(self, source: SourceId, urls: Sequence[str], *, own: bool = False) -> frozenset[str]:
        among = self._database.dialect.among.format(":urls")
        rows = await self._database.read(
            _ELSEWHERE.format(urls=among),
            {"source": source, "urls": json_of(map(digest_of, urls)), "own": int(own)},
        )
        return frozenset(row["url"] for row in rows)

    async def latest(
        self,
        *,
        number: int,
        size: int,
        topic: TopicId | None = None,
        source: SourceId | None = None,
        since: Moment | None = None,
        reader: ChatId | None = None,
    ) -> Page[Article]:
        asked: tuple[tuple[str, str, int | None], ...] = (
            ("topic", _OF_TOPIC, topic),
            ("source", _OF_SOURCE, source),
            ("since", _SINCE, since),
            ("reader", _OF_READER, reader),
        )
        among = [fragment for _, fragment, value in asked if value is not None]
        rows = await self._database.read(
            _LATEST.format(among=" AND ".join(among) or "TRUE"),
            {name: value for name, _, value in asked if value is not None}
            | {"size": size, "offset": number * size},
        )
        return _page(rows, number=number, size=size)


def _page(rows: Sequence[Row], *, number: int, size: int) -> Page[Article]:
    items = [article_of(row) for row in rows if row["id"] is not None]
    return Page(items=items, number=number, size=size, total=rows[0]["total"])
