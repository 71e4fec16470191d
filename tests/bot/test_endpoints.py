import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from structlog.testing import capture_logs

from bot.application import run
from bot.endpoints.hook import PATH as HOOK
from bot.endpoints.hook import hook
from bot.endpoints.hub import PATH as HUB
from bot.endpoints.hub import hub
from bot.endpoints.server import Endpoints
from bot.endpoints.webhook import Webhook
from bot.settings import Address, SettingsError
from news.rules.hook import Hooks, callback_of
from news.source import SourceId
from playground import Fault
from tests.box import Box

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def asking(port: int) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        yield session


async def answered(session: aiohttp.ClientSession, path: str) -> tuple[int, str]:
    async with asyncio.timeout(10):
        while True:
            try:
                async with session.get(path) as answer:
                    return answer.status, await answer.text()
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(0.01)


async def test_a_bot_that_telegram_does_not_know_yet_is_healthy_and_not_ready(box: Box, port: int) -> None:
    box.telegram.faults.injected.append(Fault(method="getMe", kind="502"))
    async with box.bot(listen=f"127.0.0.1:{port}"), asking(port) as session:
        assert await answered(session, "/healthz") == (200, "ok\n")
        assert await answered(session, "/readyz") == (
            503,
            '{"database": "ok", "telegram": "not connected yet"}',
        )
        box.telegram.faults.injected.clear()
        while (await answered(session, "/readyz"))[0] != 200:  # noqa: ASYNC110 - it is asked over HTTP
            await asyncio.sleep(0.01)
        assert (await answered(session, "/"))[0] == 404


async def test_metrics_tell_what_was_sent_and_what_waits(box: Box, port: int) -> None:
    async with box.bot(listen=f"127.0.0.1:{port}"), asking(port) as session:
        await box.backlog_read()
        reader = await box.subscribed()
        box.newspaper.publish("ข่าวใหม่")
        await reader.reads(lambda message: "ข่าวใหม่" in message["text"])
        sent = 'khao_sends_total{outcome="sent"} 1.0'
        while sent not in (told := (await answered(session, "/metrics"))[1]):  # noqa: ASYNC110 - asked over HTTP
            await asyncio.sleep(0.01)
    for line in (
        "khao_updates_total 1.0",
        'khao_sends_total{outcome="flooded"} 0.0',
        'khao_copies{state="kept"} 0.0',
        "khao_lag_seconds 0.0",
        'khao_feeds{state="well"} 1.0',
        "khao_subscribers 1.0",
        "khao_articles 1.0",
    ):
        assert line in told


@pytest.mark.usefixtures("database_url")
async def test_a_port_that_is_taken_is_told_by_its_setting() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SettingsError, match=r"LISTEN: 127\.0\.0\.1:\d+ can't be listened at"):
            await Endpoints().open(Address("127.0.0.1", taken.getsockname()[1]))


async def test_the_usual_port_being_taken_stops_no_bot(box: Box) -> None:
    settings = box.settings()
    with socket.socket() as taken, capture_logs() as logs:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        default = settings.model_copy(update={"listen": Address("127.0.0.1", taken.getsockname()[1])})
        default.model_fields_set.discard("listen")
        stop = asyncio.Event()
        running = asyncio.create_task(run(default, stop=stop))
        await box.subscribed()
        stop.set()
        await running
    assert [entry["event"] for entry in logs if entry["log_level"] == "warning"] == ["nothing is served"]


async def dripped(port: int, path: str, **headers: str) -> str:
    """The first line of the answer to a body that never comes whole."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    told = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    writer.write(f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n{told}\r\n<rss".encode())
    try:
        async with asyncio.timeout(10):
            return (await reader.readline()).decode()
    finally:
        writer.close()


@pytest.mark.usefixtures("database_url")
async def test_a_body_that_comes_too_slowly_is_sent_off_with_one_line_in_the_log() -> None:
    hooks, endpoints = Hooks(base="http://127.0.0.1/look/", key=b"key"), Endpoints()
    nothing: Any = None
    endpoints.serve(HUB, hub(hooks, nothing, nothing, patience=0.1))
    webhook = Webhook(nothing, nothing, nothing, secret="s", clock=nothing, patience=0.1)
    endpoints.serve("/telegram", webhook)
    endpoints.serve(HOOK, hook(hooks, nothing, nothing))
    await endpoints.open(Address("127.0.0.1", 0))
    called = callback_of(hooks, SourceId(1)).removeprefix("http://127.0.0.1")
    with capture_logs() as logs:
        assert " 408 " in await dripped(endpoints.port, called, X_Hub_Signature="sha256=00")
        assert " 408 " in await dripped(endpoints.port, "/telegram", X_Telegram_Bot_Api_Secret_Token="s")
        assert " 202 " in await dripped(endpoints.port, called), "without a signature nothing is read"
        assert " 403 " in await dripped(endpoints.port, "/telegram")
        assert " 404 " in await dripped(endpoints.port, f"{HOOK}1-made-up")
    await endpoints.close()
    assert [entry["below"] for entry in logs if "below" in entry] == [HUB, "/telegram"]
    assert called not in str(logs)
