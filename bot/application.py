"""The composition root: the one place where everything is made and put together."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from random import Random
from time import monotonic, time
from typing import Any, Final

import structlog
from telegram import Bot, BotCommand
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot.courier import Courier
from bot.gatherer import Gatherer
from bot.pacer import Pacer
from bot.poller import Poller
from bot.request import AiohttpRequest
from bot.segmenter import WorkerSegmenter
from bot.sender import Sender
from bot.settings import Settings, SettingsError
from bot.sources.feed_reader import HttpFeedReader
from bot.sources.fetcher import Fetcher
from bot.sources.page_reader import HttpPageReader
from bot.ticks import Ticks
from bot.transport import Transport
from bot.worker import Worker
from handlers.card import renderer
from handlers.digest import digest_renderer
from handlers.menu import commands
from handlers.router import ALLOWED_UPDATES, Router
from handlers.texts import Texts, load_texts
from news.actions.digest import digest
from news.actions.publish import publish
from news.actions.turn import turn
from news.language import Language
from news.moment import Moment
from news.newsroom import Newsroom, Policy
from news.ports import Storage
from news.reading import Segmenter
from storage import open_storage

TICK: Final = 1.0
_LONGEST_PAUSE: Final = 30.0

Clock = Callable[[], Moment]
AnyApplication = Application[Any, Any, Any, Any, Any, Any]

log = structlog.get_logger("khao")


def clock() -> Moment:
    return Moment(int(time()))


async def run(settings: Settings, *, stop: asyncio.Event, tick: float = TICK, clock: Clock = clock) -> None:
    """Until `stop` is set; all under way is then finished or given back. Raises SettingsError, StorageError.

    `tick` is in seconds: how often it is asked whether something is due, by `clock`.
    """
    async with AsyncExitStack() as stack:
        transport = Transport()
        await transport.open()
        stack.push_async_callback(transport.close)
        storage = await open_storage(settings.database_url.get_secret_value())
        stack.push_async_callback(storage.close)
        rate = settings.paid_rate or settings.send_rate
        pacer = Pacer(rate, clock=monotonic, learned=await storage.outbox.learned_rate())
        application = _application(settings, transport, pacer)
        await _connect(application, stop)
        if stop.is_set():
            return
        stack.push_async_callback(application.shutdown)
        queries = Worker(deadline=5)
        stack.push_async_callback(queries.close)
        newsroom = _newsroom(settings, storage, WorkerSegmenter(queries))
        sender = _sender(settings, newsroom, transport, pacer, clock)
        await _work(settings, newsroom, sender, application, stop, tick, clock)
    log.info("stopped")


async def _work(
    settings: Settings,
    newsroom: Newsroom,
    sender: Sender,
    application: AnyApplication,
    stop: asyncio.Event,
    tick: float,
    clock: Clock,
) -> None:
    texts = load_texts()
    Router(newsroom, texts, clock).register(application)
    poller = Poller(application.bot, application.process_update, allowed_updates=ALLOWED_UPDATES)
    ticks = Ticks()
    async with AsyncExitStack() as stack:
        gatherer = await _gatherer(settings, newsroom, stack, clock)
        for url in settings.feeds:
            await newsroom.storage.sources.follow(url, clock())
        ticks.every(tick, gatherer.tick, name="gather")
        ticks.every(tick, _publisher(newsroom, texts, sender, clock), name="publish")
        keep_hours = _hours_keeper(newsroom, texts, sender, clock)
        await keep_hours()  # before anything is sent by hours that have passed while nobody looked
        ticks.every(tick, keep_hours, name="hours")
        ticks.start()
        stack.push_async_callback(gatherer.close)
        stack.push_async_callback(ticks.stop)
        log.info("running", bot=application.bot.username, feeds=len(settings.feeds), rate=settings.send_rate)
        introduction = asyncio.create_task(_introduce(application.bot, texts))
        stack.callback(introduction.cancel)
        await _serve(sender, poller, stop)


async def _serve(sender: Sender, poller: Poller, stop: asyncio.Event) -> None:
    """Until `stop`, or until one of them fails, which ends the process: what can't send must not look alive."""
    sending = asyncio.create_task(sender.run(), name="sender")
    polling = asyncio.create_task(poller.run(), name="poller")
    stopping = asyncio.create_task(stop.wait(), name="stop")
    try:
        await asyncio.wait((sending, polling, stopping), return_when=asyncio.FIRST_COMPLETED)
        log.info("stopping")
    finally:
        stopping.cancel()
        polling.cancel()
        await asyncio.wait((polling,))
        await poller.close()
        sender.stop()
        await sending
    if not polling.cancelled():
        polling.result()


def _application(settings: Settings, transport: Transport, pacer: Pacer) -> AnyApplication:
    return (
        ApplicationBuilder()
        .token(settings.bot_token.get_secret_value())
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .request(AiohttpRequest(transport, pacer))
        .get_updates_request(AiohttpRequest(transport))
        .updater(None)
        .job_queue(None)
        .build()
    )


async def _connect(application: AnyApplication, stop: asyncio.Event) -> None:
    """Learn who we are. An unreachable Telegram is waited for; a token it doesn't know is an error."""
    pause = 1.0
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken:
            raise SettingsError(
                "BOT_TOKEN is not accepted by Telegram; compare it with what @BotFather shows under /mybots"
            ) from None
        except NetworkError as error:
            log.warning("Telegram can't be reached; trying again", reason=str(error), retry_in=pause)
        else:
            return
        await asyncio.wait((asyncio.ensure_future(stop.wait()),), timeout=pause)
        pause = min(_LONGEST_PAUSE, pause * 2)


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


def _newsroom(settings: Settings, storage: Storage, segmenter: Segmenter) -> Newsroom:
    return Newsroom(
        storage=storage,
        segmenter=segmenter,
        policy=Policy(
            language=settings.language,
            timezone=settings.timezone,
            schedule=settings.schedule,
            feed_every=settings.feed_every,
            push_delay=settings.push_delay,
            on_uncertain=settings.on_uncertain,
            owners=frozenset(settings.admins),
        ),
    )


def _sender(settings: Settings, newsroom: Newsroom, transport: Transport, pacer: Pacer, clock: Clock) -> Sender:
    courier = Courier(
        transport,
        api_url=settings.telegram_api_url,
        token=settings.bot_token.get_secret_value(),
        paid=settings.paid_rate > 0,
    )
    return Sender(newsroom, courier, pacer, clock=clock, random=Random())  # noqa: S311 - jitter keeps no secret


async def _gatherer(settings: Settings, newsroom: Newsroom, stack: AsyncExitStack, clock: Clock) -> Gatherer:
    """Workers of its own: what a stranger's document may cost must not keep a reader's search waiting."""
    fetcher = Fetcher(allow_private=settings.allow_private_addresses)
    stack.push_async_callback(fetcher.close)
    feeds, pages = Worker(deadline=20), Worker(deadline=10)
    stack.push_async_callback(feeds.close)
    stack.push_async_callback(pages.close)
    return Gatherer(
        replace(newsroom, segmenter=WorkerSegmenter(feeds)),
        feeds=HttpFeedReader(fetcher, feeds),
        pages=HttpPageReader(fetcher, pages),
        clock=clock,
        random=Random(),  # noqa: S311 - jitter keeps no secret
    )


def _publisher(
    newsroom: Newsroom, texts: dict[Language, Texts], sender: Sender, clock: Clock
) -> Callable[[], Awaitable[None]]:
    render = renderer(texts)

    async def tick() -> None:
        if pushes := await publish(newsroom, render=render, now=clock()):
            log.info("news goes out", pushes=len(pushes))
            sender.wake()

    return tick


def _hours_keeper(
    newsroom: Newsroom, texts: dict[Language, Texts], sender: Sender, clock: Clock
) -> Callable[[], Awaitable[None]]:
    render = digest_renderer(texts)

    async def tick() -> None:
        await turn(newsroom, now=clock())
        while made := await digest(newsroom, render=render, now=clock()):
            log.info("digests go out", readers=made)
            sender.wake()

    return tick
