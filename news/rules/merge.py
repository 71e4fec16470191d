"""What many terms have in common, when none of them is asked for alone."""

from collections import defaultdict
from collections.abc import Sequence

from news.article import ArticleId
from news.rules.rank import rarity

Postings = Sequence[Sequence[ArticleId]]


def having(found: Sequence[ArticleId], *, limit: int, articles: int) -> int:
    """How many articles have a term, by the last `limit` of them: those lie the closer, the more there are."""
    if len(found) < limit:
        return len(found)
    return min(articles, round(limit * articles / max(1, found[0] - found[-1] + 1)))


def most_in_common(postings: Postings, *, limit: int, articles: int, rarest: int, size: int) -> list[ArticleId]:
    """The `size` articles with most of the `rarest` terms, a rare one counting for more; newer ones first."""
    rated = sorted(
        (
            (rarity(articles, having(found, limit=limit, articles=articles)), found)
            for found in postings
            if found
        ),
        key=lambda one: -one[0],
    )
    sums: defaultdict[ArticleId, float] = defaultdict(float)
    for weight, found in rated[:rarest]:
        for article in found:
            sums[article] += weight
    return sorted(sums, key=lambda article: (-sums[article], -article))[:size]
