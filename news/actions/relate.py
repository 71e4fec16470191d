from news.article import Article
from news.newsroom import Newsroom
from news.page import Page, nearest_page


async def relate(newsroom: Newsroom, article: Article, *, number: int, size: int) -> Page[Article]:
    """Other stories like this one, most alike first; each once, and none that is this one itself."""
    stories = newsroom.storage.stories
    return await nearest_page(lambda turned: stories.related(article.id, number=turned, size=size), number)
