"""Readers' updates in, answers out."""

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack

import structlog
from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.duty import Alone, Duty
from bot.poller import Poller
from bot.premises import Premises
from bot.sources.fetcher import Fetcher
from bot.sources.manuscript_reader import TelegramManuscriptReader
from bot.worker import Worker
from handlers.menu import commands
from handlers.messenger import Messenger
from handlers.router import ALLOWED_UPDATES, Router
from handlers.texts import Texts
from news.actions.authorize import language_of
from news.language import Language
from news.team import Role

log = structlog.get_logger("khao")


async def web(premises: Premises, stop: asyncio.Event) -> None:
    application = premises.application
    messenger = Messenger(application.bot, premises.texts)
    poller = Poller(application.bot, application.process_update, allowed_updates=ALLOWED_UPDATES)
    async with AsyncExitStack() as stack:
        router = Router(
            premises.newsroom,
            premises.texts,
            premises.clock,
            messenger=messenger,
            manuscripts=_manuscripts(premises, stack),
        )
        router.register(application)
        introduction = asyncio.create_task(_introduce(premises, messenger))
        stack.callback(introduction.cancel)
        await _poll(premises, poller, stop)


async def _poll(premises: Premises, poller: Poller, stop: asyncio.Event) -> None:
    """Telegram serves one poller for each token; another process stands by, where there can be one."""

    async def poll() -> None:
        try:
            await poller.run()
        finally:
            await poller.close()

    storage = premises.newsroom.storage
    duty = Duty(storage.duties, "poll", clock=premises.clock) if storage.shared else Alone()
    await duty.perform(poll, stop)


def _manuscripts(premises: Premises, stack: AsyncExitStack) -> TelegramManuscriptReader:
    """Editors' pages and files, with a fetcher and a worker of their own: feeds must not hold them up."""
    fetcher, worker = Fetcher(allow_private=premises.settings.allow_private_addresses), Worker(deadline=10)
    stack.push_async_callback(fetcher.close)
    stack.push_async_callback(worker.close)
    return TelegramManuscriptReader(premises.application.bot, fetcher, worker)


async def _introduce(premises: Premises, messenger: Messenger) -> None:
    """The menus of commands: everybody's, then those of the newsroom's own people."""
    await _offer_to_all(premises.application.bot, premises.texts)
    roles = dict.fromkeys(premises.newsroom.policy.owners, Role.OWNER)
    roles |= {member.user_id: member.role for member in await premises.newsroom.storage.team.all()}
    for person, role in roles.items():
        await messenger.offer(person, role, await language_of(premises.newsroom, person))


async def _offer_to_all(bot: Bot, texts: Mapping[Language, Texts]) -> None:
    """In both languages; a client in any other one sees the English menu."""
    try:
        for language, said in texts.items():
            menu = [BotCommand(name, told) for name, told in commands(said)]
            await bot.set_my_commands(menu, language_code=language)
            if language == "en":
                await bot.set_my_commands(menu)
    except TelegramError as error:
        log.warning("the menu of commands could not be set", reason=str(error))
