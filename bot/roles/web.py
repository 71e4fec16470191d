"""Readers' updates in, answers out."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeDefault, Update
from telegram.error import TelegramError

from bot.aside import Aside
from bot.duty import Alone, Duty
from bot.endpoints.webhook import Webhook, ask_for_updates, secret_from
from bot.in_order import CanWait, Handle
from bot.painter import WorkerPainter
from bot.poller import STOP_PATIENCE, Poller
from bot.premises import Premises
from bot.sources.discovery import Discovery
from bot.sources.fetcher import Fetcher
from bot.sources.manuscript_reader import TelegramManuscriptReader
from bot.worker import Worker
from handlers.can_wait import can_wait
from handlers.menu import group_menu, menu
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

    async def handle(update: Update) -> None:
        premises.meter.update()
        await application.process_update(update)

    async with AsyncExitStack() as stack:
        fetcher, worker = _reading(premises, stack)
        router = Router(
            premises.newsroom,
            premises.texts,
            premises.clock,
            messenger=messenger,
            manuscripts=TelegramManuscriptReader(application.bot, fetcher, worker),
            finder=Discovery(fetcher, worker),
            painter=WorkerPainter(worker),
        )
        router.register(application)
        introduction = asyncio.create_task(_introduce(premises, messenger))
        stack.callback(introduction.cancel)
        if premises.settings.webhook_url:
            await _be_brought(premises, handle, stop)
        else:
            poller = Poller(
                application.bot,
                handle,
                allowed_updates=ALLOWED_UPDATES,
                can_wait=_patience(premises),
                aside=_aside(premises),
            )
            await _poll(premises, poller, stop)


def _patience(premises: Premises) -> CanWait:
    async def which(updates: Sequence[Update]) -> Sequence[bool]:
        return await can_wait(premises.newsroom, updates, now=premises.clock())

    return which


def _aside(premises: Premises) -> Aside:
    return Aside(premises.newsroom.storage, premises.application.bot, premises.clock)


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


def _reading(premises: Premises, stack: AsyncExitStack) -> tuple[Fetcher, Worker]:
    """For editors' pages, files and sources, which feeds must not hold up."""
    fetcher, worker = Fetcher(allow_private=premises.settings.allow_private_addresses), Worker(deadline=10)
    stack.push_async_callback(fetcher.close)
    stack.push_async_callback(worker.close)
    return fetcher, worker


async def _be_brought(premises: Premises, handle: Handle, stop: asyncio.Event) -> None:
    """Updates come to our own address. Raises SettingsError where Telegram won't bring them there."""
    settings, bot = premises.settings, premises.application.bot
    secret = settings.webhook_secret.get_secret_value() or secret_from(settings.bot_token.get_secret_value())
    webhook = Webhook(
        bot,
        handle,
        premises.newsroom.storage.updates,
        secret=secret,
        clock=premises.clock,
        can_wait=_patience(premises),
        aside=_aside(premises),
    )
    await webhook.open()
    path = urlsplit(settings.webhook_url).path or "/"
    premises.endpoints.serve(path, webhook)
    asking = asyncio.create_task(
        ask_for_updates(bot, settings.webhook_url, secret=secret, allowed_updates=ALLOWED_UPDATES)
    )
    stopping = asyncio.create_task(stop.wait(), name="stop")
    try:
        await asyncio.wait((asking, stopping), return_when=asyncio.FIRST_COMPLETED)
        if asking.done():
            asking.result()
            await stopping
    finally:
        asking.cancel()
        stopping.cancel()
        await webhook.close(patience=STOP_PATIENCE)


async def _introduce(premises: Premises, messenger: Messenger) -> None:
    """The menus of commands: everybody's, then those of the newsroom's own people."""
    await _offer_to_all(premises.application.bot, premises.texts)
    roles = dict.fromkeys(premises.newsroom.policy.owners, Role.OWNER)
    roles |= {member.user_id: member.role for member in await premises.newsroom.storage.team.all()}
    for person, role in roles.items():
        await messenger.offer(person, role, await language_of(premises.newsroom, person))


async def _offer_to_all(bot: Bot, texts: Mapping[Language, Texts]) -> None:
    """In both languages, here and in groups; a client in any other one sees the English menu."""
    try:
        for language, said in texts.items():
            for scope, offered in (
                (BotCommandScopeDefault(), menu(said)),
                (BotCommandScopeAllGroupChats(), group_menu(said)),
            ):
                listed = [BotCommand(name, told) for name, told in offered]
                await bot.set_my_commands(listed, scope=scope, language_code=language)
                if language == "en":
                    await bot.set_my_commands(listed, scope=scope)
    except TelegramError as error:
        log.warning("the menu of commands could not be set", reason=str(error))
