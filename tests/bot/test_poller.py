import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from structlog.testing import capture_logs
from telegram import Bot, Update
from telegram.error import Conflict

from bot import poller as polling
from bot.poller import Poller
from bot.request import AiohttpRequest
from bot.transport import Transport
from playground import Fault, Telegram, serve

Handle = Callable[[Update], Awaitable[None]]


def text_of(update: Update) -> str:
    assert update.effective_message is not None
    return str(update.effective_message.text)


@asynccontextmanager
async def polled(telegram: Telegram, url: str, handle: Handle) -> AsyncIterator[Poller]:
    """A poller at work; the block's end stops it as a signal would."""
    transport = Transport()
    request = AiohttpRequest(transport)
    async with Bot(telegram.token, f"{url}/bot", request=request, get_updates_request=request) as bot:
        poller = Poller(bot, handle, allowed_updates=("message",))
        running = asyncio.create_task(poller.run())
        yield poller
        running.cancel()
        await asyncio.wait((running,))
        await poller.close()
    await transport.close()


async def test_one_chat_is_handled_in_order_and_others_beside_it() -> None:
    telegram, handled = Telegram(), list[str]()
    slow, quick = (telegram.person(first_name=name) for name in ("A", "B"))
    for number in range(3):
        slow.say(f"slow {number}")
    quick.say("quick")

    async def handle(update: Update) -> None:
        await asyncio.sleep(0.05 if text_of(update).startswith("slow") else 0)
        handled.append(text_of(update))

    async with serve(telegram) as server, polled(telegram, server.url, handle):
        while len(handled) < 4:  # noqa: ASYNC110 - the handler is what is waited for
            await asyncio.sleep(0.01)
    assert handled == ["quick", "slow 0", "slow 1", "slow 2"]


async def test_what_was_not_handled_when_the_bot_was_killed_comes_again() -> None:
    telegram, begun = Telegram(), asyncio.Event()
    telegram.person(first_name="A").say("important")

    async def hang(_update: Update) -> None:
        begun.set()
        await asyncio.sleep(60)

    handled = list[str]()

    async def handle(update: Update) -> None:
        handled.append(text_of(update))

    async with serve(telegram) as server:
        transport = Transport()
        request = AiohttpRequest(transport)
        async with Bot(
            telegram.token, f"{server.url}/bot", request=request, get_updates_request=request
        ) as bot:
            killed = asyncio.create_task(Poller(bot, hang, allowed_updates=("message",)).run())
            await begun.wait()
            killed.cancel()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            if "_after" in repr(task):
                task.cancel()
        await transport.close()
        async with polled(telegram, server.url, handle):
            while not handled:  # noqa: ASYNC110 - the handler is what is waited for
                await asyncio.sleep(0.01)
    assert handled == ["important"]


async def test_what_was_handled_before_a_stop_does_not_come_again() -> None:
    telegram, handled = Telegram(), list[str]()
    reader = telegram.person(first_name="A")

    async def handle(update: Update) -> None:
        await asyncio.sleep(0.1)
        handled.append(text_of(update))

    async with serve(telegram) as server:
        reader.say("one")
        async with polled(telegram, server.url, handle):
            await asyncio.sleep(0.05)
        reader.say("two")
        async with polled(telegram, server.url, handle):
            while len(handled) < 2:  # noqa: ASYNC110 - the handler is what is waited for
                await asyncio.sleep(0.01)
    assert handled == ["one", "two"]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind="502", count=2, method="getUpdates"),
        Fault(kind="drop", count=2, method="getUpdates"),
        Fault(kind="429", count=1, retry_after=(1, 1), method="getUpdates"),
    ],
)
async def test_polling_goes_on_after_a_fault(monkeypatch: pytest.MonkeyPatch, fault: Fault) -> None:
    monkeypatch.setattr(polling, "_FIRST_PAUSE", 0.01)
    telegram, handled = Telegram(), asyncio.Event()
    telegram.faults.inject(fault)
    telegram.person(first_name="A").say("hello")

    async def handle(_update: Update) -> None:
        handled.set()

    async with serve(telegram) as server, polled(telegram, server.url, handle), asyncio.timeout(5):
        await handled.wait()


async def test_a_handler_that_fails_stops_neither_its_chat_nor_the_others() -> None:
    telegram, handled = Telegram(), asyncio.Event()
    reader = telegram.person(first_name="A")
    reader.say("bad")
    reader.say("good")

    async def handle(update: Update) -> None:
        if text_of(update) == "bad":
            raise RuntimeError("a bug")
        handled.set()

    async with serve(telegram) as server, polled(telegram, server.url, handle), asyncio.timeout(5):
        await handled.wait()


async def test_one_slow_reader_does_not_keep_the_others_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "PATIENCE", 0.05)
    telegram, handled, finish = Telegram(), asyncio.Event(), asyncio.Event()
    slow, quick = (telegram.person(first_name=name) for name in ("A", "B"))
    slow.say("slow")

    async def handle(update: Update) -> None:
        if text_of(update) == "slow":
            await finish.wait()
        else:
            handled.set()

    async with serve(telegram) as server, polled(telegram, server.url, handle), asyncio.timeout(5):
        await asyncio.sleep(0.2)
        quick.say("quick")
        await handled.wait()
        finish.set()


async def test_a_second_poller_is_told_to_the_operator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "_FIRST_PAUSE", 0.01)
    telegram = Telegram()

    async def handle(_update: Update) -> None:
        pass

    with capture_logs() as told:
        async with serve(telegram) as server, polled(telegram, server.url, handle):
            await asyncio.sleep(0.1)
            async with polled(telegram, server.url, handle):
                await asyncio.sleep(0.2)
    assert any("another process is polling" in line["event"] for line in told)


async def test_a_webhook_left_over_is_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "_FIRST_PAUSE", 0.01)
    telegram, handled = Telegram(), asyncio.Event()
    telegram.person(first_name="A").say("hello")
    answered, whole = list[str](), Bot.get_updates

    async def refused_once(bot: Bot, **parameters: Any) -> Any:
        if not answered:
            answered.append("409")
            raise Conflict("can't use getUpdates method while webhook is active; use deleteWebhook first")
        return await whole(bot, **parameters)

    async def handle(_update: Update) -> None:
        handled.set()

    monkeypatch.setattr(Bot, "get_updates", refused_once)
    async with serve(telegram) as server, polled(telegram, server.url, handle), asyncio.timeout(5):
        await handled.wait()
    assert "deleteWebhook" in [entry.method for entry in telegram.log]
