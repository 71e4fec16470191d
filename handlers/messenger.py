"""What a view has to do beyond its own answer: tell somebody else, and change what they are offered."""

from collections.abc import Mapping

import structlog
from telegram import Bot, BotCommand, BotCommandScopeChat, InputFile
from telegram.error import TelegramError

from handlers.menu import menu
from handlers.reply import send
from handlers.screen import Screen
from handlers.texts import Texts
from news.language import Language
from news.subscriber import ChatId
from news.team import Role, UserId

log = structlog.get_logger("khao.handlers")


class Messenger:
    def __init__(self, bot: Bot, catalogues: Mapping[Language, Texts]) -> None:
        self._bot = bot
        self._catalogues = catalogues

    def link(self, payload: str) -> str:
        """Opens the bot with `/start payload`."""
        return f"https://t.me/{self._bot.username}?start={payload}"

    async def tell(self, person: UserId, screen: Screen) -> bool:
        """Whether it arrived: who has never written to the bot, or has blocked it, can't be told anything."""
        try:
            await send(self._bot, person, screen)
        except TelegramError as error:
            log.info("somebody of the newsroom could not be told", person=person, reason=str(error))
            return False
        return True

    async def hand(self, chat: ChatId, name: str, content: bytes, caption: str = "") -> None:
        """A file."""
        await self._bot.send_document(chat, InputFile(content, filename=name), caption=caption or None)

    async def offer(self, person: UserId, role: Role | None, language: Language) -> None:
        """The commands of their role, in their chat's menu."""
        offered = [BotCommand(name, told) for name, told in menu(self._catalogues[language], role)]
        try:
            await self._bot.set_my_commands(offered, scope=BotCommandScopeChat(person))
        except TelegramError as error:
            log.info("the menu of somebody of the newsroom could not be set", person=person, reason=str(error))
