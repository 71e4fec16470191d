"""What articles are likened to others by."""

from collections.abc import Mapping
from typing import Final

from news.profile import Profile
from storage.database import Transaction

_KEEP: Final = """
    INSERT INTO profile (article_id, packed) VALUES (:article, :packed)
    ON CONFLICT (article_id) DO UPDATE SET packed = excluded.packed
"""
_STALE: Final = "UPDATE article SET stale = 1 WHERE id = :article AND stale = 0"
_FORGET_TERMS: Final = "DELETE FROM article_term WHERE article_id = :article"
_TERM: Final = """
    INSERT INTO article_term (term, article_id, weight) VALUES (:term, :article, :weight)
    ON CONFLICT (term, article_id) DO NOTHING
"""


async def keep_profiles(transaction: Transaction, profiles: Mapping[int, Profile]) -> None:
    """By the ids of their articles, whose relations are to be found anew."""
    articles = [{"article": article} for article in profiles]
    await transaction.write_many(_STALE, articles)
    await transaction.write_many(
        _KEEP, [{"article": article, "packed": profile.packed} for article, profile in profiles.items()]
    )
    await transaction.write_many(_FORGET_TERMS, articles)
    await transaction.write_many(
        _TERM,
        [
            {"article": article, "term": term, "weight": weight}
            for article, profile in profiles.items()
            for term, weight in profile.keys.items()
        ],
    )
