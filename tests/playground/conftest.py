from collections.abc import AsyncIterator
from typing import Any

import httpx
import orjson
import pytest

from playground import Person, Telegram, serve
from playground.calls import Call, perform
from playground.server import Served


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 1_790_000_000.0

    def __call__(self) -> float:
        return self.seconds


class BotSide:
    """The bot's end of the API without a wire."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        answer = await perform(self.telegram, Call(method=method, given=parameters))
        body: dict[str, Any] = orjson.loads(answer.body)
        assert body.get("error_code", 200) == answer.status
        return body

    async def does(self, method: str, **parameters: Any) -> Any:
        body = await self.call(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **parameters: Any) -> str:
        body = await self.call(method, **parameters)
        assert not body["ok"], body
        return str(body["description"])


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def telegram(clock: Clock) -> Telegram:
    box = Telegram(clock=clock, monotonic=clock)
    box.limits.off()
    return box


@pytest.fixture
def person(telegram: Telegram) -> Person:
    someone = telegram.person()
    someone.start()
    return someone


@pytest.fixture
def bot(telegram: Telegram) -> BotSide:
    return BotSide(telegram)


@pytest.fixture
async def server(telegram: Telegram) -> AsyncIterator[Served]:
    async with serve(telegram) as served:
        yield served


@pytest.fixture
async def client(server: Served) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url) as session:
        yield session
