"""Telegram's updates, brought to us instead of fetched."""

import asyncio
import hmac
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

import orjson
import structlog
from aiohttp import web
from telegram import Bot, Update
from telegram.error import BadRequest, TelegramError

from bot.aside import Aside
from bot.endpoints.server import PATIENCE, body_of
from bot.in_order import CanWait, Handle, InOrder, none_can_wait
from bot.poller import AT_EASE, MOST
from bot.premises import Clock
from bot.settings import SettingsError
from news.errors import StorageError
from news.moment import Moment
from news.ports import Updates

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name, not the secret
KEPT: Final = 2 * 86_400
"""Seconds that a handled update is remembered; Telegram keeps sending one for a day."""
_FORGET_EVERY: Final = 1000
_LARGEST_ID: Final = 2**62
_CONNECTIONS: Final = 100
_FIRST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 30.0

log = structlog.get_logger("khao.webhook")


def secret_from(token: str) -> str:
    """One that only we and Telegram know, where the operator has named none; the same after a restart."""
    return hmac.new(token.encode(), b"khao webhook", sha256).hexdigest()


class Webhook:
    """Answers 200 when an update was handled or put aside, so one that a crash cut off comes again.

    An update whose number was handled, or is being handled, is not handled a second time.
    """

    def __init__(
        self,
        bot: Bot,
        handle: Handle,
        updates: Updates,
        *,
        secret: str,
        clock: Clock,
        can_wait: CanWait = none_can_wait,
        aside: Aside | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._bot = bot
        self._in_order = InOrder(handle, can_wait=can_wait, aside=aside)
        self._updates = updates
        self._secret = secret.encode()
        self._clock = clock
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._handled = 0
        self._taking_up: asyncio.Task[None] | None = None
        self._closed = False
        self._patience = patience

    async def __call__(self, request: web.BaseRequest) -> web.Response:
        told = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(told, self._secret):
            return web.Response(status=403)
        if self._closed:
            return web.Response(status=503)
        try:
            content = orjson.loads(await body_of(request, self._patience))
            number = content["update_id"]
        except (orjson.JSONDecodeError, KeyError, TypeError):
            return web.Response(status=400)
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=413)
        if not isinstance(number, int) or not 0 <= number < _LARGEST_ID:
            return web.Response(status=400)
        try:
            await self._once(number, content)
        except StorageError as error:
            log.warning("the database is not answering; Telegram will send the update again", reason=str(error))
            return web.Response(status=503)
        return web.Response()

    async def close(self, *, patience: float) -> None:
        """Take nothing new; Telegram keeps it. What is under way is finished."""
        self._closed = True
        if self._taking_up is not None:
            self._taking_up.cancel()
        await self._in_order.finish(patience=patience)
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=patience)

    async def _once(self, number: int, content: dict[str, Any]) -> None:
        task = self._under_way.get(number)
        if task is None:
            task = self._under_way[number] = asyncio.create_task(self._handle(number, content))
            task.add_done_callback(lambda _: self._under_way.pop(number, None))
        await asyncio.shield(task)  # whoever hangs up does not undo what is under way

    async def _handle(self, number: int, content: dict[str, Any]) -> None:
        if await self._updates.was_handled(number):
            return
        update = self._read(content)
        if update is not None:
            await self._settle(update)
        now = self._clock()
        await self._updates.handled(number, now)
        self._handled += 1
        if self._handled % _FORGET_EVERY == 1:
            await self._updates.forget(Moment(now - KEPT))

    async def _settle(self, update: Update) -> None:
        """Handled, or in a flood put aside: Telegram waits with the next until then."""
        tasks = await self._in_order.start((update,))
        if not tasks:
            return
        await asyncio.wait(tasks, timeout=AT_EASE)
        if self._in_order.under_way > MOST or not await self._in_order.put_aside(tasks):
            await asyncio.wait(tasks)

    async def open(self) -> None:
        """Takes up what a crash has left aside."""
        await self._in_order.take_up()
        self._taking_up = asyncio.create_task(self._in_order.keep_taking_up())

    def _read(self, content: dict[str, Any]) -> Update | None:
        try:
            return Update.de_json(content, self._bot)
        except (KeyError, TypeError, ValueError, AttributeError):
            # Refusing it would only bring it again, with all that waits behind it.
            log.warning("an update could not be read", fields=sorted(content))
            return None


async def ask_for_updates(bot: Bot, url: str, *, secret: str, allowed_updates: Sequence[str]) -> None:
    """Until Telegram has agreed to bring them to `url`. Raises SettingsError where it never will."""
    pause = _FIRST_PAUSE
    while True:
        try:
            await bot.set_webhook(
                url,
                secret_token=secret,
                allowed_updates=allowed_updates,
                max_connections=_CONNECTIONS,
            )
        except BadRequest as error:
            raise SettingsError(f"WEBHOOK_URL: Telegram refuses it: {error}") from None
        except TelegramError as error:
            log.warning("the webhook can't be set; trying again", reason=str(error), retry_in=pause)
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)
        else:
            log.info("Telegram brings updates to the webhook")
            return
