"""What a view has to do beyond its own answer: tell somebody else, and change what they are offered."""

from collections.abc import Mapping

import structlog
from telegram import Bot, BotCommand, BotCommandScopeChat, ChatMember, InputFile
from telegram.error import ChatMigrated, TelegramError

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

    @property
    def bot(self) -> str:
        """Its name."""
        return self._bot.username

    def address(self, query: str) -> str:
        """Where Telegram lets people choose what to do with the bot."""
        return f"https://t.me/{self._bot.username}?{query}"

    async def administers(self, chat: ChatId, user: UserId) -> bool:
        try:
            member = await self._bot.get_chat_member(chat, user)
        except ChatMigrated as moved:  # a moment ago; the news of it is on its way to us
            return await self.administers(ChatId(moved.new_chat_id), user)
        except TelegramError as error:  # we are out of it ourselves, and whoever asks may know nothing of it
            log.info("it can't be told who is an admin of a chat", chat=chat, reason=str(error))
            return False
        return member.status in {ChatMember.OWNER, ChatMember.ADMINISTRATOR}

    async def linked(self, chat: ChatId) -> ChatId | None:
        """The group where a channel is discussed, or the channel of such a group."""
        try:
            linked = (await self._bot.get_chat(chat)).linked_chat_id
        except TelegramError as error:
            log.info("it can't be told what a chat is linked with", chat=chat, reason=str(error))
            return None
        return None if linked is None else ChatId(linked)

    async def hears(self, group: ChatId) -> bool:
        """Whether we are told of all that is said there, and not only of what is said to us."""
        everywhere = bool(self._bot.can_read_all_group_messages)
        return everywhere or await self.administers(group, UserId(self._bot.id))

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

    async def show(self, chat: ChatId, picture: bytes, caption: Screen) -> None:
        """A picture that was drawn here."""
        told = caption.as_caption()
        assert told is not None
        await self._bot.send_photo(chat, InputFile(picture, filename="khao.png"), **told)

    async def offer(self, person: UserId, role: Role | None, language: Language) -> None:
        """The commands of their role, in their chat's menu."""
        offered = [BotCommand(name, told) for name, told in menu(self._catalogues[language], role)]
        try:
            await self._bot.set_my_commands(offered, scope=BotCommandScopeChat(person))
        except TelegramError as error:
            log.info("the menu of somebody of the newsroom could not be set", person=person, reason=str(error))
