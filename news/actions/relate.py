from typing import Final

from news.article import Article
from news.newsroom import Newsroom
from news.page import Page
from news.rules.merge import most_in_common
from news.terms import title_term, word_term

MOST_WORDS: Final = 16
_POSTINGS: Final = 1_000
_MOST: Final = 50


async def relate(newsroom: Newsroom, article: Article, *, number: int, size: int) -> Page[Article]:
    """Other articles that share words with this one's title and tags, most alike first."""
    (told,) = await newsroom.segmenter.words((" ".join((article.title, *article.tags)),))
    words = tuple(dict.fromkeys(word for word in told if len(word) > 1))[:MOST_WORDS]
    index = newsroom.storage.index
    postings = await index.postings([*map(word_term, words), *map(title_term, words)], limit=_POSTINGS)
    articles = await index.size()
    alike = most_in_common(postings, limit=_POSTINGS, articles=articles, rarest=2 * MOST_WORDS, size=_MOST + 1)
    others = [other for other in alike if other != article.id][:_MOST]
    number = max(0, min(number, -(-len(others) // size) - 1))
    shown = await index.articles(others[number * size : (number + 1) * size])
    return Page(items=shown, number=number, size=size, total=len(others))
