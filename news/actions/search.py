import asyncio
from collections.abc import Sequence

from news.actions.cascade import cascade
from news.actions.understand import understand
from news.article import ArticleId
from news.asked import Asked
from news.found import Excerpt, Found, Hit
from news.newsroom import Newsroom
from news.rules.excerpt import SHOWN, Passage, excerpt_of, is_short, marked, passage
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
    ranking = await cascade(newsroom, asked, text)
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


def _is_blank(asked: Asked) -> bool:
    return not any(need.phrase for need in asked.needs) and tell_nothing(
        word for need in asked.needs for word in need.ways[0]
    )


async def _shown(newsroom: Newsroom, ids: Sequence[ArticleId], needles: Sequence[str]) -> Sequence[Hit]:
    articles = await newsroom.storage.index.articles(ids)
    texts = [
        text for article in articles for text in (article.title, (article.body or article.summary)[:SHOWN])
    ]
    words = await _words(newsroom, texts, list(filter(is_short, needles)))

    def look() -> Sequence[tuple[Excerpt, Passage | None]]:
        return [
            (
                marked(texts[2 * i], needles, words=words[2 * i]),
                passage(texts[2 * i + 1], needles, words=words[2 * i + 1]),
            )
            for i in range(len(articles))
        ]

    shown = await asyncio.to_thread(look)
    around = await newsroom.segmenter.words([piece.around if piece else "" for _, piece in shown])
    return [
        Hit(article=article, title=title, snippet=excerpt_of(piece, cut))
        for article, (title, piece), cut in zip(articles, shown, around, strict=True)
    ]


async def _words(newsroom: Newsroom, texts: Sequence[str], short: Sequence[str]) -> Sequence[Sequence[str]]:
    """Those of the texts with any of the short needles, which may stand in other words by accident."""
    return await newsroom.segmenter.words(
        [text if any(needle in text for needle in short) else "" for text in texts]
    )
