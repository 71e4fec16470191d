"""Errors told to the owners in Telegram: each at most once an hour, however often it happens."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any, Final

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.logs import redact
from bot.premises import Clock
from handlers.alarm import alarm
from handlers.reply import send
from handlers.texts import Texts
from news.errors import StorageError
from news.moment import Moment
from news.ports import Alarms
from news.team import UserId

PAUSE: Final = 3600
_MOST_WAITING: Final = 100
_LONGEST: Final = 500

log = structlog.get_logger("khao.alarm")

Told = tuple[str, str]
"""What happened, which is one alarm however the details differ, and the details."""


class Alarm(logging.Handler):
    """Takes errors from the log as they come, from any thread, and tells them one after another."""

    def __init__(self, bot: Bot, admins: Sequence[UserId], alarms: Alarms, texts: Texts, clock: Clock) -> None:
        super().__init__(logging.ERROR)
        self._bot = bot
        self._admins = admins
        self._alarms = alarms
        self._texts = texts
        self._clock = clock
        self._waiting: asyncio.Queue[tuple[Told, Moment]] = asyncio.Queue(_MOST_WAITING)
        self._loop = asyncio.get_running_loop()

    def emit(self, record: logging.LogRecord) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._take, told_of(record), self._clock())

    async def run(self) -> None:
        """Until cancelled."""
        root = logging.getLogger()
        root.addHandler(self)
        try:
            while True:
                (what, details), at = await self._waiting.get()
                await self._tell(what, details, at)
        finally:
            root.removeHandler(self)

    def _take(self, told: Told, at: Moment) -> None:
        if not self._waiting.full():  # as many as that say no more than the first ones
            self._waiting.put_nowait((told, at))

    async def _tell(self, what: str, details: str, at: Moment) -> None:
        try:
            if not await self._alarms.due(what, at, pause=PAUSE):
                return
        except StorageError:
            return  # its own error is in the log, and without the row every process would tell every one
        for admin in self._admins:
            try:
                await send(self._bot, admin, alarm(self._texts, what, details))
            except TelegramError as error:
                log.warning("an owner can't be told of an error", owner=admin, reason=str(error))


def told_of(record: logging.LogRecord) -> Told:
    said: Any = record.msg
    if not isinstance(said, dict):
        return redact(record.getMessage())[:_LONGEST], ""
    left_out = {"event", "exception", "level", "logger", "timestamp"}
    fields = [f"{name}: {value}" for name, value in said.items() if name not in left_out]
    if trace := str(said.get("exception", "")).strip():
        fields.append(trace.rpartition("\n")[2])
    return redact(str(said.get("event", "")))[:_LONGEST], redact("\n".join(fields))[:_LONGEST]
