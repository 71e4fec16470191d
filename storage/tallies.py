from collections.abc import Sequence
from typing import Final

from news.article import ArticleId
from news.moment import Moment
from news.tally import Deed
from storage.database import Database
from storage.report import ADD, HOUR

_DAY: Final = 86_400
SAID: Final = 5
"""Whoever comments on an article counts as so many who read it, however often they do."""
_COUNT: Final = """
    INSERT INTO tally (article_id, deed, day)
    SELECT id, CAST(:deed AS TEXT), CAST(:day AS INTEGER) FROM article WHERE id = :article
    ON CONFLICT (article_id, deed, day) DO UPDATE SET times = tally.times + 1
"""
_MOST: Final = f"""
    SELECT article_id, sum(times) AS all_times FROM (
        SELECT article_id, times FROM tally WHERE day >= :day
        UNION ALL
        SELECT article_id, {SAID} * count(DISTINCT user_id) AS times FROM comment
        WHERE state = 'shown' AND at >= :since
        GROUP BY article_id
    ) AS counted
    GROUP BY article_id
    ORDER BY all_times DESC, article_id DESC
    LIMIT :limit
"""


class TallyRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, article: ArticleId, deed: Deed, now: Moment) -> None:
        async with self._database.transaction() as transaction:
            await transaction.write(_COUNT, {"article": article, "deed": deed, "day": now // _DAY})
            await transaction.write(ADD, {"hour": now // HOUR, "name": "tap", "times": 1})

    async def most(self, since: Moment, *, limit: int) -> Sequence[ArticleId]:
        rows = await self._database.read(_MOST, {"day": since // _DAY, "since": since, "limit": limit})
        return [ArticleId(row["article_id"]) for row in rows]
