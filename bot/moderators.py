"""Tells moderators of what waits: one message each, kept up to date, however many comments come."""

from collections.abc import Mapping
from typing import Final

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.premises import Clock
from handlers.moderation.card import decided_card, waiting_card
from handlers.screen import Screen
from handlers.texts import Texts
from news.actions.moderate import moderators
from news.comment import Comment, CommentId, CommentState
from news.delivery import MessageId
from news.language import Language
from news.moderation import NO_COMMENT, DeskCard
from news.newsroom import Newsroom
from news.page import Page
from news.subscriber import ChatId

PAUSE: Final = 5
"""Seconds between two edits of a card."""

log = structlog.get_logger("khao.moderators")


class Moderators:
    def __init__(self, newsroom: Newsroom, texts: Mapping[Language, Texts], bot: Bot, clock: Clock) -> None:
        self._newsroom = newsroom
        self._texts = texts
        self._bot = bot
        self._clock = clock

    async def tick(self) -> None:
        moderation = self._newsroom.storage.moderation
        held = await moderation.waiting("held", number=0)
        cards = {card.chat_id: card for card in await moderation.cards()}
        if not held.total and not cards:
            return
        chats = [ChatId(user) for user in await moderators(self._newsroom)]
        for chat in chats:
            card = cards.get(chat)
            if card is None and held.items:
                await self._open(chat, held)
            elif card is not None:
                await self._follow(card, held)
        for chat in cards.keys() - set(chats):
            await moderation.drop_card(chat)

    async def _open(self, chat: ChatId, held: Page[Comment]) -> None:
        (comment,) = held.items
        try:
            screen = await self._waiting(chat, comment, held.total)
            message = await self._bot.send_message(chat, **screen.parameters())
        except TelegramError as error:
            log.warning("a moderator can't be told of what waits", moderator=chat, reason=str(error))
            return
        await self._keep(chat, MessageId(message.message_id), comment.id, held.total)

    async def _follow(self, card: DeskCard, held: Page[Comment]) -> None:
        """A card never shows another comment under the fingers of whoever is about to press."""
        if self._clock() - card.at < PAUSE:
            return
        comment = await self._newsroom.storage.comments.get(card.comment_id)
        if comment is None:  # it shows something else, for as long as something waits
            if not held.total:
                await self._newsroom.storage.moderation.drop_card(card.chat_id)
        elif comment.state is not CommentState.HELD:
            texts = self._texts[(await self._manners(card.chat_id))[0]]
            await self._edit(card, await decided_card(self._newsroom, texts, comment, total=held.total))
            await self._keep(card.chat_id, card.message_id, NO_COMMENT, held.total)
        elif card.waiting != held.total:
            await self._edit(card, await self._waiting(card.chat_id, comment, held.total))
            await self._keep(card.chat_id, card.message_id, comment.id, held.total)

    async def _edit(self, card: DeskCard, screen: Screen) -> None:
        try:
            await self._bot.edit_message_text(
                chat_id=card.chat_id, message_id=card.message_id, **screen.parameters()
            )
        except TelegramError as error:
            if "not modified" not in str(error).lower():
                log.warning("a moderator's card can't be brought up to date", reason=str(error))

    async def _keep(self, chat: ChatId, message: MessageId, comment: CommentId, waiting: int) -> None:
        await self._newsroom.storage.moderation.keep_card(
            DeskCard(chat_id=chat, message_id=message, comment_id=comment, waiting=waiting, at=self._clock())
        )

    async def _waiting(self, chat: ChatId, comment: Comment, total: int) -> Screen:
        language, timezone = await self._manners(chat)
        return await waiting_card(self._newsroom, self._texts[language], timezone, comment, total=total)

    async def _manners(self, chat: ChatId) -> tuple[Language, str]:
        subscriber = await self._newsroom.storage.subscribers.get(chat)
        settled = subscriber or self._newsroom.policy
        return settled.language, settled.timezone
