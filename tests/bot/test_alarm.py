import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import structlog
from telegram import Bot

from bot.alarm import Alarm
from bot.logs import configure_logs
from bot.request import AiohttpRequest
from bot.transport import Transport
from handlers.texts import load_texts
from news.moment import Moment
from news.ports import Storage
from news.team import UserId
from playground import Person, Telegram, serve
from tests.storage.newsroom import NOON

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture(autouse=True)
def _logs() -> Any:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure_logs(level="info", form="json")
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


@asynccontextmanager
async def on_duty(storage: Storage, telegram: Telegram, *owners: Person, at: list[int]) -> AsyncIterator[None]:
    transport = Transport()
    request = AiohttpRequest(transport)
    async with (
        serve(telegram) as server,
        Bot(telegram.token, f"{server.url}/bot", request=request, get_updates_request=request) as bot,
    ):
        admins = [UserId(owner.id) for owner in owners]
        alarm = Alarm(bot, admins, storage.alarms, load_texts()["th"], lambda: Moment(at[0]))
        running = asyncio.create_task(alarm.run())
        await asyncio.sleep(0)
        yield
        running.cancel()
        await asyncio.wait((running,))
    await transport.close()


def told(person: Person) -> list[str]:
    return [message["text"] for message in person.received]


async def test_each_error_is_told_once_an_hour_without_a_secret(storage: Storage) -> None:
    telegram, at = Telegram(), [int(NOON)]
    owner, stranger = telegram.person(), telegram.person()
    owner.start()
    stranger.start()
    log = structlog.get_logger("khao.sender")
    async with on_duty(storage, telegram, owner, at=at):
        for number in range(3):
            log.error("Telegram refuses a push", push=number, url=f"https://x/bot{TOKEN}/y")
        log.warning("not an error")
        logging.getLogger("asyncio").error("another <one>: %s", "ก")
        await owner.reads(lambda message: "another" in message["text"])
        assert len(told(owner)) == 2
        assert "push: 0" in told(owner)[0]
        assert TOKEN not in told(owner)[0]
        at[0] += 3599
        log.error("Telegram refuses a push", push=8)
        at[0] += 1
        try:
            1 / 0  # noqa: B018 - a bug
        except ZeroDivisionError:
            log.exception("Telegram refuses a push", push=9)
        await owner.reads(lambda message: "push: 9" in message["text"])
        assert "ZeroDivisionError: division by zero" in told(owner)[-1]
    assert len(told(owner)) == 3
    assert told(stranger) == []


async def test_an_owner_who_never_spoke_to_the_bot_stops_nothing(storage: Storage) -> None:
    telegram = Telegram()
    silent, owner = telegram.person(), telegram.person()
    owner.start()
    async with on_duty(storage, telegram, silent, owner, at=[NOON]):
        structlog.get_logger("khao").error("something broke")
        await owner.reads(lambda message: "something broke" in message["text"])
