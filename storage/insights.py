"""What the newsroom has made out of articles by itself, beside the articles."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

import orjson

from news.article import Filing
from news.insight import Insight
from news.source import SourceId
from storage.database import Transaction
from storage.dialect import Dialect
from storage.profiles import keep_profiles, place_again
from storage.text import all_storable, digest_of, json_of
from storage.watches import keep_phrases

_IDS: Final = "SELECT id, key_digest FROM article WHERE source_id = :source AND key_digest {keys} ORDER BY id"
_LONGEST_WORD: Final = 64
_ALL: Final = ""
"""Among the words, counts the articles."""


async def ids_of(
    transaction: Transaction, dialect: Dialect, source: SourceId, filings: Sequence[Filing]
) -> Mapping[int, Filing]:
    """The filings by the ids they were given, in that order; of those with one key, the first."""
    by_digest = {digest_of(filing.article.key): filing for filing in reversed(filings)}
    rows = await transaction.read(
        _IDS.format(keys=dialect.among.format(":keys")), {"source": source, "keys": json_of(by_digest)}
    )
    return {row["id"]: by_digest[row["key_digest"]] for row in rows}


async def keep_insights(transaction: Transaction, insights: Mapping[int, Insight], dialect: Dialect) -> None:
    """By the ids of their articles; an article's summary is in its own row."""
    await keep_phrases(
        transaction, {article: insight.phrases for article, insight in insights.items()}, dialect
    )
    await keep_profiles(
        transaction, {article: insight.profile for article, insight in insights.items()}, dialect
    )


async def renew_insights(transaction: Transaction, insights: Mapping[int, Insight], dialect: Dialect) -> None:
    """Of articles that have been edited, which are placed anew."""
    await keep_insights(transaction, insights, dialect)
    await place_again(transaction, insights, dialect)


async def count_words(transaction: Transaction, dialect: Dialect, insights: Sequence[Insight]) -> None:
    """Of new articles alone; in one order always, so that two who count at once never wait for each other."""
    said = Counter(chain.from_iterable(insight.words for insight in insights))
    uses: Counter[str] = Counter()
    for word, count in zip(all_storable(said), said.values(), strict=True):
        uses[word[:_LONGEST_WORD]] += count
    uses[_ALL] = sum(1 for insight in insights if insight.words)
    counted = [[word, count] for word, count in sorted(uses.items()) if count]
    if counted:
        await transaction.write(dialect.count_words, {"counts": orjson.dumps(counted).decode()})
