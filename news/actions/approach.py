"""What comes near to what is asked for, where hardly anything has it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from news.actions.retrieve import rarities_of
from news.article import ArticleId
from news.asked import Asked
from news.found import Candidate
from news.need import Need
from news.newsroom import Newsroom
from news.rules.merge import most_in_common
from news.rules.near import meant, nearest
from news.terms import HEAD, trigram_terms

MANY: Final = 5
"""Words of which some are enough: no spelling of all of them together is looked for."""
_POSTINGS: Final = 500
_TRIGRAMS: Final = 32
_SAMPLE: Final = 100
_RAREST: Final = 8
_COMMON: Final = 60
_READ: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """`spelt` is the query with what is found nowhere spelt as it probably was meant, or empty."""

    articles: Sequence[ArticleId] = ()
    spelt: str = ""


async def approach(newsroom: Newsroom, asked: Asked, text: str) -> Near:
    """Articles with something like it in their title or opening. `asked` was made of `text`."""
    spelt = text
    whole = " ".join(need.text for need in asked.needs)
    alike = {whole: await _alike(newsroom, asked, whole)}
    for need in asked.needs:
        if await _is_nowhere(newsroom, asked, need):
            if need.text not in alike:
                alike[need.text] = await _alike(newsroom, asked, need.text)
            told = [f"{candidate.title} {candidate.text}" for candidate in alike[need.text][:_READ]]
            spelling = await asyncio.to_thread(meant, need, await newsroom.segmenter.words(told))
            spelt = spelt.replace(need.typed, spelling or need.typed, 1)
    return Near(articles=[candidate.id for candidate in alike[whole]], spelt="" if spelt == text else spelt)


async def _is_nowhere(newsroom: Newsroom, asked: Asked, need: Need) -> bool:
    if need.phrase or (asked.question and len(need.words) >= MANY):
        return False
    alone = replace(asked, needs=(need,), unwanted=(), labels=())
    return not await newsroom.storage.index.find(alone.lookup("words"), limit=1)


async def _alike(newsroom: Newsroom, asked: Asked, text: str) -> Sequence[Candidate]:
    """The most alike first."""
    terms = trigram_terms(text)[:_TRIGRAMS]
    index = newsroom.storage.index
    if asked.found_nowhere or not terms:
        return ()
    rarities = dict(zip(terms, await rarities_of(newsroom, terms, sample=_SAMPLE), strict=True))
    rarest = sorted(terms, key=lambda term: -rarities[term])[:_RAREST]
    articles, postings = await asyncio.gather(
        index.size(), index.postings(rarest, limit=_POSTINGS, within=asked.within)
    )
    common = await asyncio.to_thread(
        most_in_common, postings, limit=_POSTINGS, articles=articles, rarest=_RAREST, size=_COMMON
    )
    candidates = await index.candidates(common, length=HEAD)
    return await asyncio.to_thread(nearest, text, candidates)
