"""What articles are likened to others by."""

from collections.abc import Collection, Mapping
from typing import Final

from news.profile import Profile
from storage.database import Transaction
from storage.dialect import Dialect
from storage.text import json_of_ids, json_of_pairs

_KEEP: Final = """
    INSERT INTO profile (article_id, packed) VALUES (:article, :packed)
    ON CONFLICT (article_id) DO UPDATE SET packed = excluded.packed
"""
_STALE: Final = "UPDATE article SET stale = 1 WHERE id {ids} AND stale = 0"
_FORGET_TERMS: Final = "DELETE FROM article_term WHERE article_id {ids}"
_TERMS: Final = """
    INSERT INTO article_term (article_id, term, weight)
    SELECT CAST(each.key AS BIGINT), CAST(one.key AS BIGINT), CAST(one.value AS INTEGER) FROM {pairs}
    WHERE TRUE
    ON CONFLICT (term, article_id) DO NOTHING
"""


async def keep_profiles(transaction: Transaction, profiles: Mapping[int, Profile], dialect: Dialect) -> None:
    """By the ids of their articles, which wait to be placed if they are new."""
    if not profiles:
        return
    ids = {"ids": json_of_ids(profiles)}
    among = dialect.among_ids.format(":ids")
    await transaction.write_many(
        _KEEP, [{"article": article, "packed": profile.packed} for article, profile in profiles.items()]
    )
    await transaction.write(_FORGET_TERMS.format(ids=among), ids)
    keys = {article: profile.keys for article, profile in profiles.items()}
    await transaction.write(_TERMS.format(pairs=dialect.pairs.format(":keys")), {"keys": json_of_pairs(keys)})


async def place_again(transaction: Transaction, articles: Collection[int], dialect: Dialect) -> None:
    """Their relations are to be found anew."""
    sql = _STALE.format(ids=dialect.among_ids.format(":ids"))
    await transaction.write(sql, {"ids": json_of_ids(articles)})
