import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog
from aiohttp import web

from bot.settings import Address, SettingsError

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]

_PATIENCE: Final = 15.0
"""Seconds for a whole answer where nothing else bounds it: a client that drips its request is sent off."""

log = structlog.get_logger("khao.endpoints")


class Endpoints:
    """A small HTTP server whose places are filled as the parts of the bot come to life.

    A handler serves its very path, or with a slash at the end all that lies below it.
    """

    def __init__(self) -> None:
        self._handlers: dict[str, Handler] = {}
        self._runner: web.ServerRunner | None = None
        self.port = 0

    def serve(self, path: str, handler: Handler) -> None:
        self._handlers[path] = handler

    def withdraw(self, path: str) -> None:
        self._handlers.pop(path, None)

    async def open(self, address: Address) -> None:
        """Raises SettingsError where the address can't be listened at."""
        # Addresses of hooks are secrets, so no log of what is asked for.
        runner = web.ServerRunner(
            web.Server(self._answer, access_log=None), handle_signals=False, shutdown_timeout=1.0
        )
        await runner.setup()
        try:
            site = web.TCPSite(runner, address.host or None, address.port)
            await site.start()
        except OSError as error:
            await runner.cleanup()
            raise SettingsError(
                f"LISTEN: {address} can't be listened at ({error.strerror or error}); "
                "choose another port, or leave LISTEN= empty to serve nothing"
            ) from None
        self._runner = runner
        self.port = runner.addresses[0][1]
        log.info("listening", address=f"{address.host}:{self.port}")

    async def close(self) -> None:
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        handler = self._handlers.get(request.path) or self._handlers.get(f"{request.path.rpartition('/')[0]}/")
        if handler is None:
            return web.Response(status=404, text="nothing here\n")
        try:
            return await handler(request)
        except (TimeoutError, web.RequestPayloadError, ConnectionError):
            return web.Response(status=408)


async def body_of(request: web.BaseRequest) -> bytes:
    """Raises TimeoutError, and aiohttp's own error for more than a megabyte."""
    async with asyncio.timeout(_PATIENCE):
        return await request.read()
