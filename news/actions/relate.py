from news.article import Article
from news.newsroom import Newsroom
from news.page import Page, nearest_page

MOST_WORDS = 16


async def relate(newsroom: Newsroom, article: Article, *, number: int, size: int) -> Page[Article]:
    """Other articles that share words with this one's title and tags, most alike first."""
    (told,) = await newsroom.segmenter.words((" ".join((article.title, *article.tags)),))
    words = tuple(dict.fromkeys(word for word in told if len(word) > 1))[:MOST_WORDS]
    articles = newsroom.storage.articles
    return await nearest_page(
        lambda turned: articles.search(words, match="any", number=turned, size=size, but=article.id), number
    )
