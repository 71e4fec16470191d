"""Whether the process lives, and whether it can work."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web

from bot.endpoints.server import Handler
from news.errors import StorageError
from news.ports import Storage

PATIENCE: Final = 3.0


async def healthz(_request: web.BaseRequest) -> web.Response:
    """That the event loop answers at all: restart us if it does not."""
    return web.Response(text="ok\n")


def readyz(storage: Storage, *, connected: Callable[[], bool]) -> Handler:
    """That updates and news would be worked on: `connected` tells that Telegram knows us."""

    async def ready(_request: web.BaseRequest) -> web.Response:
        told = {
            "database": await _told(storage.outbox.held_until),
            "telegram": "ok" if connected() else "not connected yet",
        }
        good = set(told.values()) == {"ok"}
        return web.json_response(told, status=200 if good else 503)

    return ready


async def _told(ask: Callable[[], Awaitable[object]]) -> str:
    try:
        async with asyncio.timeout(PATIENCE):
            await ask()
    except TimeoutError:
        return f"no answer within {PATIENCE:g} seconds"
    except StorageError:
        return "failed"  # why is in the log; a stranger need not know
    return "ok"
