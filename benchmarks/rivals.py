"""The same messages by other means, for a broadcast to be compared with; prints the CPU seconds they took.

`python -m benchmarks.rivals ptb|aiohttp URL TOKEN FIRST_CHAT MESSAGES` is run by benchmarks/broadcast.py.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from itertools import count
from time import process_time

import aiohttp
import orjson
import uvloop
from telegram import Bot
from telegram.request import HTTPXRequest

IN_FLIGHT = 50
TEXT = "<b>ข่าว</b>\n" + "เนื้อข่าว " * 30

Send = Callable[[int], Awaitable[object]]


async def ptb(stack: AsyncExitStack, url: str, token: str) -> Send:
    """python-telegram-bot as it comes."""
    bot = Bot(token, base_url=f"{url}/bot", request=HTTPXRequest(connection_pool_size=IN_FLIGHT))
    await stack.enter_async_context(bot)
    return lambda chat: bot.send_message(chat, TEXT, parse_mode="HTML")


async def floor(stack: AsyncExitStack, url: str, token: str) -> Send:
    """Nothing but aiohttp, and a body that is ready but for the chat."""
    connector = aiohttp.TCPConnector(limit=IN_FLIGHT)
    session = await stack.enter_async_context(aiohttp.ClientSession(connector=connector))
    body = orjson.dumps({"text": TEXT, "parse_mode": "HTML"})[:-1]

    async def send(chat: int) -> None:
        payload = b'%b,"chat_id":%d}' % (body, chat)
        headers = {"Content-Type": "application/json"}
        async with session.post(f"{url}/bot{token}/sendMessage", data=payload, headers=headers) as answer:
            await answer.read()

    return send


async def measured(who: str, url: str, token: str, first: int, number: int) -> float:
    async with AsyncExitStack() as stack:
        send = await (ptb if who == "ptb" else floor)(stack, url, token)
        await send(first)
        chats = count(first)

        async def one_after_another() -> None:
            for chat in chats:
                if chat >= first + number:
                    return
                await send(chat)

        before = process_time()
        await asyncio.gather(*(one_after_another() for _ in range(IN_FLIGHT)))
        return process_time() - before


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(runner.run(measured(*sys.argv[1:4], *map(int, sys.argv[4:]))))  # type: ignore[arg-type]
