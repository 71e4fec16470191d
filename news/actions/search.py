import asyncio
from collections.abc import Sequence

from news.article import Article
from news.found import Found, Hit
from news.newsroom import Newsroom
from news.page import nearest_page
from news.query import Query
from news.rules.excerpt import is_short, marked, snippet
from news.rules.parse import parse
from news.words import normalise

MOST_WORDS = 24


async def search(newsroom: Newsroom, text: str, *, number: int, size: int) -> Found:
    """What `text` finds (news.rules.parse says how it is read), best first. `number` counts from 0.

    Where nothing has all that was asked for, what has some of it. Raises SegmentingFailed, StorageError.
    """
    query = parse(text)
    (typed,) = await newsroom.segmenter.words((" ".join(wanted.text for wanted in query.wanted),))
    words = tuple(dict.fromkeys(typed))[:MOST_WORDS]
    if not words:
        return Found(items=(), number=number, size=size, total=0, blank=True)
    articles = newsroom.storage.articles
    page = await nearest_page(lambda n: articles.search(words, match="all", number=n, size=size), number)
    exact = bool(page.total) or not words[1:]
    if not exact:
        page = await nearest_page(lambda n: articles.search(words, match="any", number=n, size=size), number)
    return Found(
        items=await _shown(newsroom, page.items, _needles(query, words)),
        number=page.number,
        size=size,
        total=page.total,
        nearness="exact" if exact else "any",
    )


def _needles(query: Query, words: Sequence[str]) -> Sequence[str]:
    return [*(normalise(wanted.text).strip() for wanted in query.wanted), *words]


async def _shown(newsroom: Newsroom, articles: Sequence[Article], needles: Sequence[str]) -> Sequence[Hit]:
    texts = [text for article in articles for text in (article.title, article.body or article.summary)]
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
