"""What comes near to what is asked for, where hardly anything has it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from news.actions.sample import have_in_common, sample
from news.article import ArticleId
from news.asked import Asked
from news.found import Candidate
from news.need import Need
from news.newsroom import Newsroom
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


def is_long(asked: Asked) -> bool:
    """Whether it has so many words that hardly any article has them all."""
    return len({word for need in asked.needs for word in need.words}) >= MANY


async def approach(newsroom: Newsroom, asked: Asked, text: str) -> Near:
    """Articles with something like it in their title or opening. `asked` was made of `text`.

    Of something long that is spelt right there are none: what has some of it is nearer.
    """
    if asked.found_nowhere:
        return Near()
    nowhere = await _nowhere(newsroom, asked)
    alike = {need.text: await _alike(newsroom, asked, need.text) for need in nowhere}
    spelt = text
    for need in nowhere:
        told = [f"{candidate.title} {candidate.text}" for candidate in alike[need.text][:_READ]]
        spelling = await asyncio.to_thread(meant, need, await newsroom.segmenter.words(told))
        spelt = spelt.replace(need.typed, spelling or need.typed, 1)
    if spelt == text and is_long(asked):
        return Near()
    whole = " ".join(need.text for need in asked.needs)
    near = alike[whole] if whole in alike else await _alike(newsroom, asked, whole)
    return Near(articles=[candidate.id for candidate in near], spelt="" if spelt == text else spelt)


async def _nowhere(newsroom: Newsroom, asked: Asked) -> Sequence[Need]:
    """Needs that nothing meets."""
    needs = [need for need in asked.needs if not (need.phrase or (asked.question and len(need.words) >= MANY))]
    wanted = [need.by_words for need in needs]
    postings = await newsroom.storage.index.postings(wanted, limit=1, within=asked.within)
    return [need for need, found in zip(needs, postings.found, strict=True) if not found]


async def _alike(newsroom: Newsroom, asked: Asked, text: str) -> Sequence[Candidate]:
    """The most alike first."""
    terms = trigram_terms(text)[:_TRIGRAMS]
    if not terms:
        return ()
    known = await sample(newsroom, terms, size=_SAMPLE)
    common = await have_in_common(
        newsroom, known, known.rarest(_RAREST), limit=_POSTINGS, within=asked.within, size=_COMMON
    )
    candidates = await newsroom.storage.index.candidates(common, length=HEAD)
    return await asyncio.to_thread(nearest, text, candidates)
