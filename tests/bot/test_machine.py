"""A language model's endpoint, over real HTTP."""

import asyncio
import json

import pytest
from structlog.testing import capture_logs

from bot.machine import OpenAiMachine
from tests.bot.sources.wire import Answer, serving
from tests.news.samples import article

KEY = "sk-secret"


def answer(content: object, status: str = "200 OK", more: str = "") -> bytes:
    body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    return f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\n{more}\r\n".encode() + body


async def summary(url: str, *, patience: float = 5) -> str:
    machine = OpenAiMachine(url, model="small", key=KEY, timeout=patience)
    try:
        return await machine.summary_of(article())
    finally:
        await machine.close()


def once(content: bytes, *, after: float = 0) -> Answer:
    async def give(_: str, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(after)
        writer.write(content)
        await writer.drain()
        writer.close()

    return give


async def test_a_model_is_asked_for_a_summary_with_the_key_and_answers_in_one_line() -> None:
    async with serving(once(answer(" สรุป\n\nสองประโยค "))) as site:
        assert await summary(site.url("/v1/")) == "สรุป สองประโยค"
    assert site.requests[0].startswith("POST /v1/chat/completions ")
    assert "Bearer sk-secret" in site.requests[0]


@pytest.mark.parametrize(
    "answered",
    [
        answer("ข่าว", status="500 Oh"),
        answer("ข่าว", status="302 Found", more="location: http://127.0.0.1:1/\r\n"),
        answer(""),
        answer(None),
        answer("ก" * 901),
        b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n[]",
        b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n<htm>",
        b"HTTP/1.1 200 OK\r\ncontent-length: 200000\r\n\r\n" + b"x" * 200_000,
        b"nonsense\r\n\r\n",
    ],
)
async def test_whatever_else_comes_is_no_summary_and_no_secret_is_told(answered: bytes) -> None:
    async with serving(once(answered)) as site:
        with capture_logs() as logged:
            assert await summary(site.url("/v1")) == ""
    assert [entry["log_level"] for entry in logged] == ["warning"]
    assert KEY not in str(logged)


async def test_an_endpoint_that_is_slow_or_away_is_not_waited_for() -> None:
    async with serving(once(answer("ข่าว"), after=5)) as site:
        assert await summary(site.url("/v1"), patience=0.2) == ""
    assert await summary(site.url("/v1")) == ""
