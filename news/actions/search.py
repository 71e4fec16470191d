from news.article import Article
from news.newsroom import Newsroom
from news.page import Page, nearest_page

MOST_WORDS = 24


async def search(newsroom: Newsroom, text: str, *, number: int, size: int) -> Page[Article]:
    """Articles with all the words of `text`; where there is none, those with any. `number` counts from 0."""
    (typed,) = await newsroom.segmenter.words((text,))
    words = tuple(dict.fromkeys(typed))[:MOST_WORDS]
    articles = newsroom.storage.articles
    found = await nearest_page(lambda n: articles.search(words, match="all", number=n, size=size), number)
    if found.total or not words[1:]:
        return found
    return await nearest_page(lambda n: articles.search(words, match="any", number=n, size=size), number)
