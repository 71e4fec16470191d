"""How rare terms are, and what has the rare ones in common, by as few entries of the index as tell it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from news.article import ArticleId
from news.lookup import EVERYWHERE, DocumentId, Within
from news.newsroom import Newsroom
from news.rules.merge import most_in_common, rarities
from news.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """`whole` are the documents of terms so rare that these are all."""

    rarities: Mapping[Term, float]
    whole: Mapping[Term, Sequence[DocumentId]]

    def rarest(self, number: int) -> list[Term]:
        return sorted(self.rarities, key=lambda term: -self.rarities[term])[:number]


async def sample(newsroom: Newsroom, terms: Sequence[Term], *, size: int) -> Sample:
    postings = await newsroom.storage.index.postings(terms, limit=size)
    found = zip(terms, postings.found, strict=True)
    return Sample(
        rarities=dict(zip(terms, rarities(postings), strict=True)),
        whole={term: documents for term, documents in found if len(documents) < size},
    )


async def have_in_common(
    newsroom: Newsroom, known: Sample, terms: Sequence[Term], *, limit: int, within: Within, size: int
) -> Sequence[ArticleId]:
    """Articles with most of the terms, of the last `limit` of each."""
    index = newsroom.storage.index
    whole = known.whole if within == EVERYWHERE else {}
    postings = await index.postings([term for term in terms if term not in whole], limit=limit, within=within)
    found = [*postings.found, *(whole[term] for term in terms if term in whole)]
    # In a thread: of common terms it is thousands of documents.
    common = await asyncio.to_thread(most_in_common, replace(postings, found=found), size=2 * size)
    return (await index.articles_of(common))[:size]
