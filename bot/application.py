"""The composition root: the one place where everything is made and put together."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from contextlib import AsyncExitStack
from time import monotonic
from typing import Any, Final
from urllib.parse import urlsplit

import structlog
from telegram.error import InvalidToken, NetworkError
from telegram.ext import ApplicationBuilder

from bot.alarm import Alarm
from bot.endpoints.health import healthz, readyz
from bot.endpoints.hook import PATH as HOOK_PATH
from bot.endpoints.hook import hook
from bot.endpoints.hub import PATH as HUB_PATH
from bot.endpoints.hub import hub
from bot.endpoints.metrics import metrics
from bot.endpoints.server import Endpoints
from bot.meter import Meter
from bot.pacer import Pacer
from bot.premises import AnyApplication, Clock, Premises, clock
from bot.request import AiohttpRequest
from bot.roles.ingest import ingest
from bot.roles.role import EVERY_ROLE, Role, check_roles
from bot.roles.send import send
from bot.roles.web import web
from bot.segmenter import WorkerSegmenter
from bot.settings import Settings, SettingsError
from bot.shared_pacer import SharedPacer
from bot.transport import Transport
from bot.worker import Worker
from handlers.texts import load_texts
from news.newsroom import Newsroom, Policy
from news.ports import Storage
from news.reading import Segmenter
from news.rules.hook import Hooks
from storage import held_alone, open_storage

TICK: Final = 1.0
_LONGEST_PAUSE: Final = 30.0
_PERFORMED_BY: Final[Mapping[Role, Callable[[Premises, asyncio.Event], Coroutine[Any, Any, None]]]] = {
    Role.WEB: web,
    Role.INGEST: ingest,
    Role.SEND: send,
}

log = structlog.get_logger("khao")


async def run(
    settings: Settings,
    *,
    stop: asyncio.Event,
    roles: frozenset[Role] = EVERY_ROLE,
    tick: float = TICK,
    clock: Clock = clock,
) -> None:
    """Until `stop` is set; all under way is then finished or given back. Raises SettingsError, StorageError.

    `tick` is in seconds: how often it is asked whether something is due, by `clock`.
    """
    check_roles(roles, settings)
    async with AsyncExitStack() as stack:
        premises = await _premises(settings, stack, tick=tick, clock=clock)
        storage, connected = premises.newsroom.storage, asyncio.Event()
        premises.endpoints.serve("/healthz", healthz)
        premises.endpoints.serve("/readyz", readyz(storage, connected=connected.is_set))
        premises.endpoints.serve("/metrics", metrics(premises.meter, storage, clock))
        if hooks := premises.newsroom.policy.hooks:
            premises.endpoints.serve(HOOK_PATH, hook(hooks, storage, clock))
            premises.endpoints.serve(HUB_PATH, hub(hooks, storage, clock))
        await _listen(settings, premises.endpoints, stack)
        application = premises.application
        await _connect(application, stop)
        if stop.is_set():
            return
        connected.set()
        stack.push_async_callback(application.shutdown)
        stack.callback(_alarming(premises).cancel)
        log.info(
            "running",
            bot=application.bot.username,
            roles=",".join(sorted(roles)),
            feeds=len(settings.feeds),
            rate=settings.paid_rate or settings.send_rate,
        )
        await _perform(roles, premises, stop)
    log.info("stopped")


async def _premises(settings: Settings, stack: AsyncExitStack, *, tick: float, clock: Clock) -> Premises:
    """Raises SettingsError, StorageError."""
    transport = Transport()
    await transport.open()
    stack.push_async_callback(transport.close)
    database_url = settings.database_url.get_secret_value()
    stack.enter_context(held_alone(database_url))
    storage = await open_storage(database_url)
    stack.push_async_callback(storage.close)
    pacer = await _pacer(settings, storage, clock)
    stack.push_async_callback(pacer.close)
    queries = Worker(deadline=5)
    stack.push_async_callback(queries.close)
    return Premises(
        settings=settings,
        newsroom=_newsroom(settings, storage, WorkerSegmenter(queries)),
        transport=transport,
        pacer=pacer,
        application=_application(settings, transport, pacer),
        texts=load_texts(),
        clock=clock,
        tick=tick,
        outgoing=asyncio.Event(),
        endpoints=Endpoints(),
        meter=Meter(),
    )


async def _listen(settings: Settings, endpoints: Endpoints, stack: AsyncExitStack) -> None:
    """Raises SettingsError where LISTEN can't be had, unless nobody asked for it."""
    stack.push_async_callback(endpoints.close)
    if settings.listen is None:
        return
    try:
        await endpoints.open(settings.listen)
    except SettingsError as error:
        if settings.webhook_url or "listen" in settings.model_fields_set:
            raise
        log.warning("nothing is served", reason=str(error))


def _alarming(premises: Premises) -> asyncio.Task[None]:
    newsroom = premises.newsroom
    alarm = Alarm(
        premises.application.bot,
        premises.settings.admins,
        newsroom.storage.alarms,
        premises.texts[newsroom.policy.language],
        premises.clock,
    )
    return asyncio.create_task(alarm.run(), name="alarm")


async def _perform(roles: frozenset[Role], premises: Premises, stop: asyncio.Event) -> None:
    """Until `stop`, or until a role fails, which ends the process: what can't send must not look alive."""
    leave = asyncio.Event()
    performing = [asyncio.create_task(_PERFORMED_BY[role](premises, leave), name=role) for role in roles]
    stopping = asyncio.create_task(stop.wait(), name="stop")
    try:
        await asyncio.wait((stopping, *performing), return_when=asyncio.FIRST_COMPLETED)
        log.info("stopping")
    finally:
        stopping.cancel()
        leave.set()
        await asyncio.wait(performing)
    for performed in performing:
        performed.result()


async def _pacer(settings: Settings, storage: Storage, clock: Clock) -> Pacer:
    rate = settings.paid_rate or settings.send_rate
    if storage.shared:
        return SharedPacer(rate, storage.pace, clock=monotonic, today=clock)
    return Pacer(rate, clock=monotonic, learned=await storage.outbox.learned_rate())


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


def _hooks(settings: Settings) -> Hooks | None:
    if not settings.webhook_url:
        return None
    parts = urlsplit(settings.webhook_url)
    base = f"{parts.scheme}://{parts.netloc}{HOOK_PATH}"
    return Hooks(base=base, key=settings.bot_token.get_secret_value().encode())


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
            hooks=_hooks(settings),
            approval=settings.approval,
            discussion=settings.comments,
        ),
    )
