"""What a search finds: all that is asked for, else what comes near, else what has some of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from news.actions.approach import Near, approach, is_long
from news.actions.retrieve import LONG, Retrieved, all_of_it, some_of_it
from news.actions.understand import understand
from news.article import ArticleId
from news.asked import Asked
from news.found import Nearness
from news.need import needles_of
from news.newsroom import Newsroom
from news.rules.parse import parse

FEW: Final = 3
"""Articles that are enough of an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The first `exact` of the articles have all of it; `needles` are what is marked in any of them."""

    articles: Sequence[ArticleId]
    exact: int
    needles: Sequence[str]
    nearness: Nearness = "exact"
    more: bool = False
    did_you_mean: str = ""


async def cascade(newsroom: Newsroom, asked: Asked, text: str) -> Ranking:
    """Best first. `asked` was made of `text`. Raises SegmentingFailed, StorageError."""
    exact = await all_of_it(newsroom, asked)
    needles = needles_of(asked.needs)
    if not asked.needs or (_is_enough(exact, text) and not asked.question):
        return Ranking(articles=exact.articles, exact=len(exact.articles), needles=needles, more=exact.more)
    near = Near() if len(exact.articles) >= FEW else await approach(newsroom, asked, text)
    meant = Retrieved()
    if near.spelt:
        spelt = await understand(newsroom, parse(near.spelt))
        meant = await all_of_it(newsroom, spelt)
        needles = [*needles, *needles_of(spelt.needs)]
    if asked.question:
        articles = await _answers(newsroom, asked, exact, meant)
    else:
        articles = await _nearest(newsroom, asked, exact, meant, near)
    sure = _leading(articles, frozenset(exact.articles))
    if sure == len(articles):
        nearness: Nearness = "exact" if sure else "any"
    elif sure or meant.articles or (near.articles and not is_long(asked)):
        nearness = "near"
    else:
        nearness = "any"
    return Ranking(
        articles=articles,
        exact=sure,
        needles=needles,
        nearness=nearness,
        did_you_mean=near.spelt,
    )


async def _answers(newsroom: Newsroom, asked: Asked, exact: Retrieved, meant: Retrieved) -> Sequence[ArticleId]:
    """Of a question: what has all its words by accident is no better than what has the rare ones often."""
    some = await some_of_it(newsroom, asked, besides=exact.articles)
    return list(dict.fromkeys((*meant.articles, *some)))


async def _nearest(
    newsroom: Newsroom, asked: Asked, exact: Retrieved, meant: Retrieved, near: Near
) -> Sequence[ArticleId]:
    found = [*exact.articles, *meant.articles]
    if near.spelt or not is_long(asked):
        found += near.articles
    if is_long(asked) or not found:
        found += await some_of_it(newsroom, asked)
    return list(dict.fromkeys(found))


def _is_enough(exact: Retrieved, text: str) -> bool:
    return len(exact.articles) >= (1 if len(text) > LONG else FEW)


def _leading(articles: Sequence[ArticleId], exact: frozenset[ArticleId]) -> int:
    return next((place for place, article in enumerate(articles) if article not in exact), len(articles))
