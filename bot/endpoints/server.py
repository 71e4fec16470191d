import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

import structlog
from aiohttp import web

from bot.settings import Address, SettingsError

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]

PATIENCE: Final = 15.0
"""Seconds for a whole body: a client that drips it is sent off."""

log = structlog.get_logger("khao.endpoints")


class BodyTooSlow(Exception):
    """A request's body has not come within the time there is for it."""


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
        path = request.path if request.path in self._handlers else f"{request.path.rpartition('/')[0]}/"
        handler = self._handlers.get(path)
        if handler is None:
            return web.Response(status=404, text="nothing here\n")
        try:
            return await handler(request)
        except BodyTooSlow:
            log.info("a request whose body did not come in time was sent off", below=path)
            return web.Response(status=408)
        except (web.RequestPayloadError, ConnectionError):  # whoever asked is gone
            return web.Response(status=408)


@asynccontextmanager
async def in_time(patience: float = PATIENCE) -> AsyncIterator[None]:
    """What reads a body. Raises BodyTooSlow."""
    try:
        async with asyncio.timeout(patience):
            yield
    except TimeoutError as error:
        raise BodyTooSlow from error


async def body_of(request: web.BaseRequest, patience: float) -> bytes:
    """Raises BodyTooSlow, and aiohttp's own error for more than a megabyte."""
    async with in_time(patience):
        return await request.read()
