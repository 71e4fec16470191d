"""The box on a wire: one loopback port for the Bot API, the control API and guests' routes."""

import asyncio
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.server import ServerState

from playground.api import BotApi, FileApi
from playground.control import control_routes
from playground.guard import LoopbackOnly, is_loopback
from playground.telegram import Telegram
from playground.world import World

_FAREWELL_SECONDS = 2.0
_BACKLOG = 2048
_KEEP_ALIVE_SECONDS = 75  # a shorter one would race with a bot that sends now and then


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    url: str
    port: int


class PublicAddressError(ValueError):
    """The playground believes whoever speaks to it, so only this machine may."""


@asynccontextmanager
async def serve(
    telegram: Telegram,
    *others: Telegram,
    host: str = "127.0.0.1",
    port: int = 0,
    extra_routes: Sequence[BaseRoute] = (),
) -> AsyncIterator[Served]:
    """Serve until the block is left; `others` are further bots, each by its own token."""
    worlds = (telegram, *others)
    if len({world.token for world in worlds}) < len(worlds):
        raise ValueError("every bot needs a token of its own; give one or another seed")
    listener = _bound(host, port)
    app = application(telegram, *others, extra_routes=extra_routes)
    config = uvicorn.Config(
        app,
        lifespan="off",
        log_config=None,
        access_log=False,
        ws="none",
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
    )
    config.load()
    state = ServerState()

    def connect() -> asyncio.Protocol:
        reach: dict[str, Any] = {}
        connection: Any = config.http_protocol_class
        protocol: asyncio.Protocol = connection(config=config, server_state=state, app_state=reach)
        reach["connection"] = protocol  # so that a fault can cut it
        return protocol

    loop = asyncio.get_running_loop()
    server = await loop.create_server(connect, sock=listener, backlog=_BACKLOG)
    bound = listener.getsockname()[1]
    name = f"[{host}]" if ":" in host else host
    try:
        async with _delivered(worlds):
            yield Served(url=f"http://{name}:{bound}", port=bound)
    finally:
        server.close()
        for world in worlds:
            world.hang_up()
        await _part(state)


@asynccontextmanager
async def _delivered(worlds: Sequence[World]) -> AsyncIterator[None]:
    """Updates are brought to whoever has set a webhook."""
    tasks = [asyncio.create_task(world.webhook.deliver()) for world in worlds]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def application(telegram: Telegram, *others: Telegram, extra_routes: Sequence[BaseRoute] = ()) -> ASGIApp:
    worlds: dict[str, World] = {each.token: each for each in (telegram, *others)}
    pages = Starlette(
        routes=[Mount("/play", routes=control_routes(telegram)), *extra_routes],
    )
    return LoopbackOnly(_Doors(BotApi(worlds), FileApi(worlds), pages))


class _Doors:
    """The Bot API first: it is called a thousand times where a page is loaded once."""

    def __init__(self, bots: ASGIApp, files: ASGIApp, pages: ASGIApp) -> None:
        self._bots = bots
        self._files = files
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope.get("path", "")
        if path.startswith("/bot"):
            await self._bots(scope, receive, send)
        elif path.startswith("/file/bot"):
            await self._files(scope, receive, send)
        else:
            await self._pages(scope, receive, send)


def _bound(host: str, port: int) -> socket.socket:
    if not is_loopback(host):
        raise PublicAddressError(
            f"{host} can be reached from outside; the playground listens on loopback only,"
            " such as 127.0.0.1 or ::1"
        )
    address = "127.0.0.1" if host == "localhost" else host
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # asyncio sends a small answer at once only where it is told that this is TCP; else it waits 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((address, port))
    except OSError:
        listener.close()
        raise
    return listener


async def _part(state: ServerState) -> None:
    """Let answers under way be said, then hang up on whoever still holds the line."""
    for connection in list(state.connections):
        connection.shutdown()
    if state.tasks:
        await asyncio.wait(set(state.tasks), timeout=0.05)
    for connection in list(state.connections):
        if connection.transport is not None:
            connection.transport.abort()
    await asyncio.sleep(0)
    if state.tasks:
        await asyncio.wait(set(state.tasks), timeout=_FAREWELL_SECONDS)
    for task in list(state.tasks):
        task.cancel()
    await asyncio.gather(*state.tasks, return_exceptions=True)
