"""What many terms have in common, when none of them is asked for alone."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest

from news.lookup import DocumentId, Postings
from news.rules.rank import rarity


def rarities(postings: Postings) -> list[float]:
    """How rare each is of what is asked for."""
    return [rarity(postings.documents, _having(found, postings)) for found in postings.found]


def _having(found: Sequence[DocumentId], postings: Postings) -> int:
    """How many documents match, by the last of them where those are not all: the closer they lie, the more."""
    if len(found) < postings.limit:
        return len(found)
    distance = max(1, found[0] - found[-1] + 1)
    return min(postings.documents, round(postings.limit * postings.documents / distance))


def most_in_common(postings: Postings, *, size: int) -> list[DocumentId]:
    """The `size` documents that match most, what is rare counting for more; newer ones first."""
    sums: defaultdict[DocumentId, float] = defaultdict(float)
    for weight, found in sorted(zip(rarities(postings), postings.found, strict=True), key=lambda one: -one[0]):
        for document in found:
            sums[document] += weight
    return [document for _, document in nlargest(size, zip(sums.values(), sums, strict=True))]
