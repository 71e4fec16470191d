"""Articles of an older Khao, which had no profiles yet, or other ones."""

import json
from collections.abc import Mapping
from typing import Final

from news.article import ArticleId
from news.insight import Insight
from news.profile import Profile
from storage.database import Transaction
from storage.dialect import Dialect
from storage.insights import count_words
from storage.profiles import keep_profiles, place_again
from storage.rows import ARTICLE

END: Final = 2**62
UNPROFILED: Final = f"""
    SELECT {ARTICLE} FROM article JOIN source ON source.id = article.source_id
    WHERE article.id < :before AND withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM profile WHERE article_id = article.id AND packed IS NOT NULL)
    ORDER BY article.id DESC LIMIT :limit
"""
_PROFILED: Final = """
    SELECT article_id, CASE WHEN packed IS NULL THEN 0 ELSE 1 END AS whole FROM profile WHERE article_id {ids}
"""


async def profile(transaction: Transaction, insights: Mapping[ArticleId, Insight], dialect: Dialect) -> None:
    sql = _PROFILED.format(ids=dialect.among_ids.format(":ids"))
    rows = await transaction.read(sql, {"ids": json.dumps(list(insights))})
    known = {row["article_id"]: bool(row["whole"]) for row in rows}
    lacking: dict[int, Profile] = {
        article: one.profile for article, one in insights.items() if not known.get(article)
    }
    await keep_profiles(transaction, lacking, dialect)
    await place_again(transaction, lacking, dialect)
    await count_words(transaction, dialect, [one for article, one in insights.items() if article not in known])
