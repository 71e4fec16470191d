from typing import Final

from news.article import Article, ArticleId
from news.moment import Moment
from news.page import Page
from news.subscriber import ChatId
from storage.database import Database
from storage.rows import ARTICLE, article_of

# What is saved within one second is told a second apart, so that the list knows which came last.
_KEEP: Final = """
    INSERT INTO saved (chat_id, article_id, at)
    SELECT CAST(:chat AS BIGINT), id, (
        SELECT max(earliest.at)
        FROM (
            SELECT CAST(:now AS BIGINT) AS at
            UNION ALL SELECT max(saved.at) + 1 FROM saved WHERE chat_id = :chat
        ) AS earliest
    )
    FROM article WHERE id = :article
    ON CONFLICT (chat_id, article_id) DO NOTHING
    RETURNING article_id
"""
_DROP: Final = "DELETE FROM saved WHERE chat_id = :chat AND article_id = :article"
_PAGE: Final = f"""
    SELECT {ARTICLE} FROM saved
    JOIN article ON article.id = saved.article_id
    JOIN source ON source.id = article.source_id
    WHERE saved.chat_id = :chat
    ORDER BY saved.at DESC, saved.article_id DESC
    LIMIT :size OFFSET :offset
"""
_TOTAL: Final = "SELECT count(*) AS total FROM saved WHERE chat_id = :chat"


class SavedRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, chat: ChatId, article: ArticleId, now: Moment) -> bool:
        return bool(await self._database.write(_KEEP, {"chat": chat, "article": article, "now": now}))

    async def drop(self, chat: ChatId, article: ArticleId) -> None:
        await self._database.write(_DROP, {"chat": chat, "article": article})

    async def page(self, chat: ChatId, *, number: int, size: int) -> Page[Article]:
        rows = await self._database.read(_PAGE, {"chat": chat, "size": size, "offset": number * size})
        (total,) = await self._database.read(_TOTAL, {"chat": chat})
        return Page(items=[article_of(row) for row in rows], number=number, size=size, total=total["total"])
