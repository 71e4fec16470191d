"""The bot parted into processes; here each is a run of its own in one, and they meet in PostgreSQL only."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from bot.application import run
from bot.roles.role import roles_of
from playground import Telegram, serve
from tests.box import TICK, Box
from tests.newspaper import Newspaper


@pytest.fixture
async def box(postgres_url: str) -> AsyncIterator[Box]:
    telegram, newspaper = Telegram(), Newspaper()
    async with serve(telegram, extra_routes=newspaper.routes()) as server:
        yield Box(telegram=telegram, newspaper=newspaper, url=server.url, database_url=postgres_url)


@asynccontextmanager
async def process(box: Box, roles: str) -> AsyncIterator[None]:
    stop = asyncio.Event()
    running = asyncio.create_task(run(box.settings(), stop=stop, roles=roles_of(roles), tick=TICK))
    try:
        yield
    finally:
        stop.set()
        await running


async def test_roles_in_processes_of_their_own_do_together_what_one_does(box: Box) -> None:
    async with AsyncExitStack() as stack:
        for roles in ("web", "ingest", "ingest", "send", "send"):
            await stack.enter_async_context(process(box, roles))
        readers = [await box.subscribed() for _ in range(6)]
        await box.backlog_read()
        box.newspaper.publish("ข่าวจากหลายเครื่อง")
        for reader in readers:
            await reader.reads(lambda message: "หลายเครื่อง" in str(message["text"]))
            reader.say("/latest")
            await reader.reads(lambda message: "ข่าวล่าสุด" in str(message["text"]))
    copies = [
        entry.parameters["chat_id"]
        for entry in box.telegram.log
        if entry.method == "sendMessage" and str(entry.parameters["text"]).startswith("<b>ข่าวจากหลายเครื่อง")
    ]
    assert sorted(copies) == sorted(reader.id for reader in readers)


async def test_one_web_process_polls_and_another_takes_over(box: Box) -> None:
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(AsyncExitStack())
        await first.enter_async_context(process(box, "web"))
        reader = await box.subscribed()
        await stack.enter_async_context(process(box, "web"))
        reader.say("/help")
        await reader.reads(lambda message: "/latest" in str(message["text"]))
        assert all(entry.status != 409 for entry in box.telegram.log), "two never poll at once"
        await first.aclose()
        reader.say("/latest")
        await reader.reads(lambda message: "ข่าวล่าสุด" in str(message["text"]))
    answers = [entry for entry in box.telegram.log if entry.method == "sendMessage"]
    assert len(answers) == 3
