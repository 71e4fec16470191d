"""Readers' updates in, answers out."""

import asyncio
from contextlib import AsyncExitStack

import structlog
from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.poller import Poller
from bot.premises import Premises
from handlers.menu import commands
from handlers.router import ALLOWED_UPDATES, Router
from handlers.texts import Texts
from news.language import Language

log = structlog.get_logger("khao")


async def web(premises: Premises, stop: asyncio.Event) -> None:
    application = premises.application
    Router(premises.newsroom, premises.texts, premises.clock).register(application)
    poller = Poller(application.bot, application.process_update, allowed_updates=ALLOWED_UPDATES)
    async with AsyncExitStack() as stack:
        introduction = asyncio.create_task(_introduce(application.bot, premises.texts))
        stack.callback(introduction.cancel)
        await _poll(poller, stop)


async def _poll(poller: Poller, stop: asyncio.Event) -> None:
    polling = asyncio.create_task(poller.run(), name="poller")
    stopping = asyncio.create_task(stop.wait(), name="stop")
    try:
        await asyncio.wait((polling, stopping), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        polling.cancel()
        await asyncio.wait((polling,))
        await poller.close()
    if not polling.cancelled():
        polling.result()


async def _introduce(bot: Bot, texts: dict[Language, Texts]) -> None:
    """The menu of commands, in both languages; a client in any other language sees the English one."""
    try:
        for language, said in texts.items():
            menu = [BotCommand(name, told) for name, told in commands(said)]
            await bot.set_my_commands(menu, language_code=language)
            if language == "en":
                await bot.set_my_commands(menu)
    except TelegramError as error:
        log.warning("the menu of commands could not be set", reason=str(error))
