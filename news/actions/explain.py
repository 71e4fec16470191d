from collections.abc import Sequence

from news.article import Article
from news.newsroom import Newsroom
from news.rules.why import Reason, why
from news.subscriber import ChatId, Subscriber
from news.watch import Watch


async def explain(newsroom: Newsroom, chat: ChatId, reader: Subscriber | None, article: Article) -> Reason:
    """Why the article came to the reader, by what they have chosen until now."""
    storage = newsroom.storage
    watches = [watch for watch in await storage.watches.of(chat) if not watch.muted]
    watched = await _heard(newsroom, article, watches)
    return why(reader, await storage.topics.of(article.id, chat), watched=watched.text if watched else "")


async def _heard(newsroom: Newsroom, article: Article, watches: Sequence[Watch]) -> Watch | None:
    """The first that the article says; neither phrases run from the title on into the body."""
    if not watches:
        return None
    texts = (article.title, article.body, *(watch.text for watch in watches))
    title, body, *wanted = (f" {' '.join(words)} " for words in await newsroom.segmenter.words(texts))
    return next((w for w, words in zip(watches, wanted, strict=True) if words in title or words in body), None)
