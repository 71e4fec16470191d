import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from playground import Telegram, serve
from playground.webhook import SECRET_HEADER


class Bot:
    """The bot's own address; `answers` are the statuses it gives, then 200."""

    def __init__(self) -> None:
        self.telegram = Telegram()
        self.telegram.webhook.pause = 0.01
        self.answers: list[int] = []
        self.brought: list[Any] = []
        self.secrets: set[str | None] = set()
        self.url = ""

    async def hook(self, request: Request) -> Response:
        self.brought.append(await request.json())
        self.secrets.add(request.headers.get(SECRET_HEADER))
        return Response(status_code=self.answers.pop(0) if self.answers else 200)

    async def calls(self, method: str, **parameters: Any) -> Any:
        from tests.playground.conftest import BotSide  # noqa: PLC0415 - a fixture's own class

        return await BotSide(self.telegram).call(method, **parameters)


@pytest.fixture
async def bot() -> AsyncIterator[Bot]:
    bot = Bot()
    async with serve(bot.telegram, extra_routes=[Route("/hook", bot.hook, methods=["POST"])]) as server:
        bot.url = f"{server.url}/hook"
        yield bot


async def test_updates_are_brought_with_the_secret(bot: Bot) -> None:
    assert (await bot.calls("setWebhook", url=bot.url, secret_token="hush"))["ok"]
    bot.telegram.person().say("สวัสดี")
    while len(bot.telegram.updates):  # noqa: ASYNC110 - the queue is what is waited for
        await asyncio.sleep(0.005)
    assert bot.brought[-1]["message"]["text"] == "สวัสดี"
    assert bot.secrets == {"hush"}


async def test_one_that_is_refused_comes_again_before_the_next_of_its_chat(bot: Bot) -> None:
    bot.answers = [500, 403]
    await bot.calls("setWebhook", url=bot.url)
    person = bot.telegram.person()
    person.say("หนึ่ง")
    person.say("สอง")
    while len(bot.telegram.updates):  # noqa: ASYNC110 - the queue is what is waited for
        await asyncio.sleep(0.005)
    texts = [update["message"]["text"] for update in bot.brought if "message" in update]
    assert texts == ["หนึ่ง", "หนึ่ง", "หนึ่ง", "สอง"]
    info = (await bot.calls("getWebhookInfo"))["result"]
    assert info["last_error_message"] == "Wrong response from the webhook: 403"


async def test_nothing_is_fetched_while_a_webhook_is_set(bot: Bot) -> None:
    await bot.calls("setWebhook", url=bot.url)
    assert "webhook is active" in (await bot.calls("getUpdates"))["description"]
    await bot.calls("deleteWebhook")
    assert (await bot.calls("getUpdates"))["ok"]


@pytest.mark.parametrize(
    "wrong", [{"url": "https://far.example/x"}, {"url": "ftp://127.0.0.1/x"}, {"secret_token": "a b"}]
)
async def test_what_telegram_would_not_take_is_refused(bot: Bot, wrong: dict[str, str]) -> None:
    answer = await bot.calls("setWebhook", **({"url": bot.url} | wrong))
    assert answer["error_code"] == 400
