"""The one place that performs an answer."""

import asyncio
from typing import TypedDict

import structlog
from telegram import Bot, BotCommand, BotCommandScopeChat, CallbackQuery, MaybeInaccessibleMessage, Message
from telegram.error import BadRequest, TelegramError

from handlers.screen import Answer, NewMessage, Screen, Toast

log = structlog.get_logger("khao.handlers")


class _Spot(TypedDict):
    chat_id: int
    message_id: int


async def send(bot: Bot, chat_id: int, screen: Screen, *, thread: int | None = None) -> None:
    caption = screen.as_caption() if screen.photo else None
    if caption is not None:
        await bot.send_photo(chat_id, screen.photo, message_thread_id=thread, **caption)
    else:
        await bot.send_message(chat_id, message_thread_id=thread, **screen.parameters())
    await _set_menu(bot, chat_id, screen)


async def answer(bot: Bot, query: CallbackQuery, chat_id: int, answer: Answer) -> None:
    """Every press is answered, once: Telegram shows a spinner on the button until then."""
    toast = answer if isinstance(answer, Toast) else None
    acknowledged = asyncio.create_task(_acknowledge(query, toast))
    try:
        match answer:
            case Screen():
                await _edit(bot, query.message, chat_id, answer)
                await _set_menu(bot, chat_id, answer)
            case NewMessage(screen):
                await send(bot, chat_id, screen)
            case Toast():
                pass
    finally:
        await acknowledged


async def _set_menu(bot: Bot, chat_id: int, screen: Screen) -> None:
    if not screen.menu:
        return
    commands = [BotCommand(name, told) for name, told in screen.menu]
    try:
        await bot.set_my_commands(commands, scope=BotCommandScopeChat(chat_id))
    except TelegramError as error:  # the reader has what they asked for; the menu is only in another language
        log.warning("a chat's menu could not be set", reason=str(error))


async def _acknowledge(query: CallbackQuery, toast: Toast | None) -> None:
    try:
        await query.answer(toast.text if toast else None, show_alert=toast.alert if toast else None)
    except BadRequest as error:
        if "query is too old" not in str(error).lower():
            raise


async def _edit(bot: Bot, message: MaybeInaccessibleMessage | None, chat_id: int, screen: Screen) -> None:
    """Into the pressed message; one that can't be edited any more gives way to a new one."""
    if message is None or not message.is_accessible:
        await send(bot, chat_id, screen)
        return
    caption = screen.as_caption()
    photo = isinstance(message, Message) and bool(message.photo)
    if photo and caption is None:
        await send(bot, chat_id, screen)
        return
    spot: _Spot = {"chat_id": chat_id, "message_id": message.message_id}
    try:
        if photo and caption is not None:
            await bot.edit_message_caption(**spot, **caption)
        else:
            await bot.edit_message_text(**spot, **screen.parameters())
    except BadRequest as error:
        refusal = str(error).lower()
        if "not modified" in refusal:
            return
        if "can't be edited" not in refusal and "not found" not in refusal:
            raise
        await send(bot, chat_id, screen)
