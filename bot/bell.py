"""Tells authors what came of their comments."""

from collections.abc import Mapping
from typing import Final

import structlog
from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.premises import Clock
from handlers.comments.notices import notice_screen
from handlers.reply import send
from handlers.screen import Screen
from handlers.texts import Texts
from news.comment import Notice
from news.language import Language
from news.moment import Moment
from news.newsroom import Newsroom
from news.subscriber import ChatId

LEASE: Final = 60
AT_ONCE: Final = 20

log = structlog.get_logger("khao.bell")


class Bell:
    def __init__(self, newsroom: Newsroom, texts: Mapping[Language, Texts], bot: Bot, clock: Clock) -> None:
        self._newsroom = newsroom
        self._texts = texts
        self._bot = bot
        self._clock = clock

    async def tick(self) -> None:
        now = self._clock()
        notices = await self._newsroom.storage.commenters.notices(now, until=Moment(now + LEASE), limit=AT_ONCE)
        for notice in notices:
            await self._ring(notice)

    async def _ring(self, notice: Notice) -> None:
        storage = self._newsroom.storage
        article = await storage.articles.get(notice.comment.article_id)
        subscriber = await storage.subscribers.get(ChatId(notice.user_id))
        language = subscriber.language if subscriber else self._newsroom.policy.language
        screen = notice_screen(self._texts[language], article, notice) if article else None
        if screen is None or await self._sent(notice, screen):
            await storage.commenters.noticed(notice, self._clock())

    async def _sent(self, notice: Notice, screen: Screen) -> bool:
        """False where it is worth trying again when the lease ends."""
        try:
            await send(self._bot, notice.user_id, screen)
        except (Forbidden, BadRequest) as error:  # has blocked us, or never wrote to us in private
            if isinstance(error, BadRequest) and "chat not found" not in str(error).lower():
                log.error("a notice was refused", reason=str(error))
        except TelegramError as error:
            log.warning("a notice could not be sent; trying again", reason=str(error))
            return False
        return True
