import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from telegram import Bot, Update

from bot.application import run
from bot.aside import Aside
from bot.endpoints.server import Endpoints
from bot.endpoints.webhook import SECRET_HEADER, Webhook, secret_from
from bot.settings import Address, Settings, SettingsError
from news.moment import Moment
from news.ports import Storage
from tests.box import Box
from tests.storage.newsroom import NOON

SECRET = "a-secret"

on_one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Door:
    """A webhook on a wire, and what came through it."""

    def __init__(self, session: aiohttp.ClientSession, webhook: Webhook) -> None:
        self.webhook = webhook
        self.handled: list[int] = []
        self.hold = asyncio.Event()
        self.hold.set()
        self._session = session

    async def bring(self, content: Any, *, secret: str = SECRET) -> int:
        data = io.BytesIO(content) if isinstance(content, bytes) else None
        async with self._session.post(
            "/hook", json=None if data is not None else content, data=data, headers={SECRET_HEADER: secret}
        ) as answer:
            return answer.status

    async def handle(self, update: Update) -> None:
        await self.hold.wait()
        self.handled.append(update.update_id)


@asynccontextmanager
async def opened(storage: Storage, *, patient: bool = True) -> AsyncIterator[Door]:
    """A door that, unless it is `patient`, puts aside what takes long."""
    endpoints, door, bot = Endpoints(), list[Door](), Bot("1:x")
    aside = None if patient else Aside(storage, bot, lambda: NOON)

    async def handle(update: Update) -> None:
        await door[0].handle(update)

    webhook = Webhook(bot, handle, storage.updates, secret=SECRET, clock=lambda: NOON, aside=aside)
    endpoints.serve("/hook", webhook)
    await endpoints.open(Address("127.0.0.1", 0))
    async with aiohttp.ClientSession(f"http://127.0.0.1:{endpoints.port}") as session:
        door.append(Door(session, webhook))
        yield door[0]
    await endpoints.close()


@pytest.fixture
async def door(storage: Storage) -> AsyncIterator[Door]:
    async with opened(storage) as door:
        yield door


async def test_calls_without_the_secret_are_refused_unread(door: Door) -> None:
    for secret in ("", "a-secre", "a-secrets", "ความลับ".encode().decode("latin-1")):
        assert await door.bring({"update_id": 1}, secret=secret) == 403
    assert door.handled == []


async def test_what_is_no_update_is_refused_and_breaks_nothing(door: Door) -> None:
    for content in (b"", b"{", b"[]", b'"x"', {"update_id": "1"}, {"update_id": -1}, {"update_id": 2**70}, {}):
        assert await door.bring(content) == 400
    assert await door.bring(b"x" * 1_100_000) == 413
    assert await door.bring({"update_id": 5, "message": {"nonsense": True}}) == 200
    assert await door.bring({"update_id": 6}) == 200
    assert door.handled == [6]


async def test_an_update_that_is_brought_again_is_handled_once_also_after_a_restart(
    door: Door, storage: Storage
) -> None:
    assert [await door.bring({"update_id": 1}) for _ in range(3)] == [200] * 3
    assert door.handled == [1]
    async with opened(storage) as again:
        assert await again.bring({"update_id": 1}) == 200
        assert again.handled == []
        assert await again.bring({"update_id": 2}) == 200
        assert again.handled == [2]


async def test_one_that_is_brought_again_while_it_is_handled_waits_for_it(door: Door) -> None:
    door.hold.clear()
    twins = [asyncio.create_task(door.bring({"update_id": 1})) for _ in range(2)]
    await asyncio.sleep(0.05)
    assert not any(twin.done() for twin in twins)
    door.hold.set()
    assert await asyncio.gather(*twins) == [200, 200]
    assert door.handled == [1]


async def test_what_takes_long_is_put_aside_and_keeps_telegram_from_nothing(storage: Storage) -> None:
    async with opened(storage, patient=False) as door, asyncio.timeout(20):
        door.hold.clear()
        assert await door.bring({"update_id": 1}) == 200
        assert await door.bring({"update_id": 1}) == 200, "it is ours already"
        assert door.handled == []
        door.hold.set()
        while not door.handled:  # noqa: ASYNC110 - the handler is what is waited for
            await asyncio.sleep(0.01)
        await door.webhook.close(patience=5)
        assert door.handled == [1]
    assert await storage.updates.take(Moment(NOON + 1), NOON) == {}


async def test_a_stop_finishes_what_is_under_way_and_takes_nothing_new(door: Door) -> None:
    door.hold.clear()
    early = asyncio.create_task(door.bring({"update_id": 1}))
    await asyncio.sleep(0.05)
    closing = asyncio.create_task(door.webhook.close(patience=5))
    await asyncio.sleep(0)
    assert await door.bring({"update_id": 2}) == 503
    door.hold.set()
    assert await early == 200
    await closing
    assert door.handled == [1]


async def test_old_numbers_are_forgotten(storage: Storage) -> None:
    await storage.updates.handled(1, NOON)
    await storage.updates.handled(1, NOON)
    await storage.updates.handled(2, Moment(NOON + 10))
    await storage.updates.forget(Moment(NOON + 10))
    assert [await storage.updates.was_handled(number) for number in (1, 2)] == [False, True]


@on_one_database
async def test_the_whole_bot_answers_through_its_webhook_and_goes_back_to_polling(box: Box) -> None:
    box.telegram.webhook.pause = 0.02
    where: Any = box.webhook()
    async with box.bot(**where):
        reader = await box.subscribed()
        assert box.telegram.webhook.url == where["webhook_url"]
        assert box.telegram.webhook.secret == secret_from(box.telegram.token)
    told = len(reader.received)
    reader.say("/help")  # while nobody is there; Telegram keeps it, and brings it after the next start
    async with box.bot(**where):
        await box.telegram.until(lambda: len(reader.received) > told)
    async with box.bot():
        reader.say("/help")
        await box.telegram.until(lambda: len(reader.received) > told + 1)
    assert not box.telegram.webhook.url


@on_one_database
async def test_a_webhook_that_telegram_refuses_is_told_by_its_setting(box: Box) -> None:
    with pytest.raises(SettingsError, match="WEBHOOK_URL: Telegram refuses it"):
        await run(
            box.settings(webhook_url="https://far.example/hook", listen="127.0.0.1:0"), stop=asyncio.Event()
        )


@on_one_database
def test_a_secret_never_shows_in_the_settings(box: Box) -> None:
    settings: Settings = box.settings(webhook_secret="hush-hush")
    assert "hush-hush" not in repr(settings)
