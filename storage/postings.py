"""Which articles have most in common with others, by the terms that lead to them.

With arrays, which take a tenth of a second and 17 MB to load: whoever places articles imports this.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
import orjson
from numpy.typing import NDArray

from news.article import ArticleId
from news.profile import Vector
from storage.database import Database
from storage.text import json_of_pairs

_NEAREST: Final = 48
_A_TERM: Final = 50
"""Articles that are looked at for one term: the newest, for a million may have it."""
_BITS: Final = 16
"""Of a weight, below the number of its article: an array of one number each is read in half the time."""
_POSTINGS: Final = f"""
    SELECT CAST(one.key AS BIGINT) AS term, (
        SELECT {{gathered}} FROM (
            SELECT article_id * CAST({1 << _BITS} AS BIGINT) + weight AS id FROM article_term
            WHERE term = CAST(one.key AS BIGINT)
            ORDER BY article_id DESC
            LIMIT {_A_TERM}
        ) AS newest
    ) AS articles
    FROM {{pairs}}
"""

Postings = Mapping[int, NDArray[np.int64]]


async def nearest(database: Database, asked: Mapping[ArticleId, Vector]) -> dict[ArticleId, list[ArticleId]]:
    """For each article that asks by its terms."""
    terms = json_of_pairs({0: {term: 0 for vector in asked.values() for term in vector}})
    dialect = database.dialect
    sql = _POSTINGS.format(gathered=dialect.gathered, pairs=dialect.pairs.format(":terms"))
    rows = await database.read(sql, {"terms": terms})
    postings = {row["term"]: np.array(orjson.loads(row["articles"]), np.int64) for row in rows}
    return {article: _nearest(article, vector, postings) for article, vector in asked.items()}


def _nearest(article: ArticleId, asked: Vector, postings: Postings) -> list[ArticleId]:
    """Of those that share as much, the newest first."""
    found = [postings[term] for term in asked]
    if not found:
        return []
    told = np.concatenate(found)
    wanted = np.repeat(np.array(list(asked.values()), np.int64), [len(some) for some in found])
    articles, places = np.unique(told >> _BITS, return_inverse=True)
    scores = np.bincount(places, (told & (1 << _BITS) - 1) * wanted)
    order = np.lexsort((-articles, -scores))
    others = articles[order][: _NEAREST + 1].tolist()
    return [ArticleId(other) for other in others if other != article][:_NEAREST]
