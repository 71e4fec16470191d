"""Brings the number of comments to copies that have arrived: a few a second, article by article."""

import asyncio
from dataclasses import replace
from typing import Final

import orjson
import structlog
from telegram import InlineKeyboardMarkup
from telegram.error import TelegramError

from bot.pacer import Lane
from bot.premises import Premises
from handlers.editions import renderer
from news.article import Article
from news.comment import ShownCopy, Thread
from news.moment import Moment

AT_ONCE: Final = 5
"""A tick. News goes before numbers: with a tick a second they take a sixth of Telegram's pace at most."""
RECENT: Final = 86_400
"""Seconds for which a copy is worth an edit. Whoever opens an older one sees the number of that moment."""
LEASE: Final = 30
SETTLING: Final = 5

log = structlog.get_logger("khao.numbers")


class Numbers:
    def __init__(self, premises: Premises) -> None:
        self._premises = premises
        self._numbers = premises.newsroom.storage.numbers
        self._bot = premises.application.bot
        self._render = renderer(premises.texts, self._bot.username, premises.newsroom.policy.discussion)

    async def tick(self) -> None:
        now = self._premises.clock()
        thread = await self._numbers.claim(now, until=Moment(now + LEASE))
        if thread is not None:
            await self._go_on(thread, now)

    async def _go_on(self, thread: Thread, now: Moment) -> None:
        recent = Moment(now - RECENT)
        article = await self._premises.newsroom.storage.articles.get(thread.article_id)
        copies = await self._numbers.copies(thread.article_id, since=recent, limit=AT_ONCE)
        if article is None or article.withdrawn or not copies:
            await self._numbers.finish(thread.article_id, again_at=Moment(now + SETTLING))
            await self._numbers.forget_turned(recent)
            return
        keyboards = self._keyboards(article, thread.shown)
        await asyncio.gather(*(self._tell(copy, keyboards) for copy in copies))
        await self._numbers.advance(thread.article_id, copies[-1].chat_id, now)

    def _keyboards(self, article: Article, number: int) -> dict[str, InlineKeyboardMarkup | None]:
        bodies = self._render(replace(article, comments=number))
        return {
            edition: InlineKeyboardMarkup.de_json(orjson.loads(body)["reply_markup"], self._bot)
            for edition, body in bodies.items()
        }

    async def _tell(self, copy: ShownCopy, keyboards: dict[str, InlineKeyboardMarkup | None]) -> None:
        language = copy.edition.partition("/")[0]
        await self._premises.pacer.slot(copy.chat_id, Lane.EDIT)
        try:
            await self._bot.edit_message_reply_markup(
                copy.chat_id, copy.message_id, reply_markup=keyboards.get(copy.edition, keyboards[language])
            )
        except TelegramError as error:  # gone, blocked or unchanged: a number is not worth a second try
            if "not modified" not in str(error).lower():
                log.debug("a copy keeps its old number", reason=str(error))
