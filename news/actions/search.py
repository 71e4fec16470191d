import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from news.actions.approach import FEW, approach
from news.actions.retrieve import all_of_it, some_of_it
from news.actions.understand import understand
from news.article import ArticleId
from news.asked import Asked
from news.found import Found, Hit, Nearness
from news.need import needles_of
from news.newsroom import Newsroom
from news.rules.excerpt import SHOWN, is_short, marked, snippet
from news.rules.parse import parse
from news.rules.telling import tell_nothing


async def search(newsroom: Newsroom, text: str, *, number: int, size: int) -> Found:
    """What `text` finds (news.rules.parse says how it is read), best first. `number` counts from 0.

    Where hardly anything has all that was asked for, what comes near follows, else what has some of it. Past
    the end is the last page. Raises SegmentingFailed, StorageError.
    """
    query = parse(text)
    asked = await understand(newsroom, query)
    if not query.narrowed and _is_blank(asked):
        return Found(items=(), number=0, size=size, total=0, blank=True)
    ranking = await _ranked(newsroom, asked, text)
    total = len(ranking.articles)
    number = max(0, min(number, -(-total // size) - 1))
    shown = ranking.articles[number * size : (number + 1) * size]
    return Found(
        items=await _shown(newsroom, shown, ranking.needles),
        number=number,
        size=size,
        total=total,
        exact=ranking.exact,
        nearness=ranking.nearness,
        more=ranking.more,
        did_you_mean=ranking.did_you_mean,
    )


LONG: Final = 30
"""Characters of a query that can't mean much else than what it finds, such as a title."""

QUESTION: Final = 5
"""Words of which some are enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranking:
    articles: Sequence[ArticleId]
    exact: int
    needles: Sequence[str]
    nearness: Nearness = "exact"
    more: bool = False
    did_you_mean: str = ""


async def _ranked(newsroom: Newsroom, asked: Asked, text: str) -> _Ranking:
    exact = await all_of_it(newsroom, asked)
    needles = needles_of(asked.needs)
    if len(exact.articles) >= FEW or not asked.needs or (exact.articles and len(text) > LONG):
        return _Ranking(articles=exact.articles, exact=len(exact.articles), needles=needles, more=exact.more)
    nearly = dict.fromkeys(exact.articles)
    near = await approach(newsroom, asked, text)
    if near.spelt:
        meant = await understand(newsroom, parse(near.spelt))
        nearly |= dict.fromkeys((await all_of_it(newsroom, meant)).articles)
        needles = [*needles, *needles_of(meant.needs)]
    question = _is_a_question(asked)
    if near.spelt or not question:
        nearly |= dict.fromkeys(near.articles)
    some = await some_of_it(newsroom, asked) if question or not nearly else []
    return _Ranking(
        articles=list(nearly | dict.fromkeys(some)),
        exact=len(exact.articles),
        needles=needles,
        nearness="near" if nearly else "any",
        did_you_mean=near.spelt,
    )


def _is_blank(asked: Asked) -> bool:
    return not any(need.phrase for need in asked.needs) and tell_nothing(
        word for need in asked.needs for word in need.ways[0]
    )


def _is_a_question(asked: Asked) -> bool:
    """Whether it has so many words that hardly any article has them all."""
    return len({word for need in asked.needs for word in need.words}) >= QUESTION


async def _shown(newsroom: Newsroom, ids: Sequence[ArticleId], needles: Sequence[str]) -> Sequence[Hit]:
    articles = await newsroom.storage.index.articles(ids)
    texts = [
        text for article in articles for text in (article.title, (article.body or article.summary)[:SHOWN])
    ]
    words: Sequence[Sequence[str]] = [()] * len(texts)
    if any(map(is_short, needles)):
        words = await newsroom.segmenter.words(texts)

    def show() -> Sequence[Hit]:
        return [
            Hit(
                article=article,
                title=marked(texts[2 * i], needles, words=words[2 * i]),
                snippet=snippet(texts[2 * i + 1], needles, words=words[2 * i + 1]),
            )
            for i, article in enumerate(articles)
        ]

    return await asyncio.to_thread(show)
