"""Connections to addresses that were checked, and to no others."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from typing import Final

import httpcore

from bot.sources.reach import IPAddress, refusal
from news.errors import FeedUnreachable

Resolve = Callable[[str, int], Awaitable[Sequence[IPAddress]]]
"""All addresses of a host, the best first. Raises OSError."""

_CONNECT_SECONDS: Final = 8.0
_LOOKUPS_AT_ONCE: Final = 8


class SystemResolver:
    """The operating system's resolver, on threads of its own: one that hangs must not hold up other work."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_LOOKUPS_AT_ONCE, thread_name_prefix="lookup")

    async def __call__(self, host: str, port: int) -> Sequence[IPAddress]:
        return await asyncio.get_running_loop().run_in_executor(self._threads, _look_up, host, port)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


class CheckedNetwork(httpcore.AsyncNetworkBackend):
    """Resolves a host, checks every answer, and connects to an answer that it checked.

    There is no second lookup that could answer otherwise. The host's name still goes into the request and the
    TLS handshake, which are made above this level.
    """

    def __init__(self, resolve: Resolve, *, allow_private: bool) -> None:
        self._resolve = resolve
        self._allow_private = allow_private
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self._checked(host, port)
        for address in addresses[:-1]:
            try:
                return await self._inner.connect_tcp(
                    str(address), port, _CONNECT_SECONDS / len(addresses), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._inner.connect_tcp(
            str(addresses[-1]), port, timeout or _CONNECT_SECONDS, local_address, socket_options
        )

    async def _checked(self, host: str, port: int) -> Sequence[IPAddress]:
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FeedUnreachable(f"{host} has no address in the DNS ({error})") from error
        if not addresses:
            raise FeedUnreachable(f"{host} has no address in the DNS")
        for address in addresses:
            if reason := refusal(address, allow_private=self._allow_private):
                raise FeedUnreachable(f"{host} resolves to {reason}")
        return addresses


def _look_up(host: str, port: int) -> Sequence[IPAddress]:
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(ip_address(str(where[0])) for *_, where in answers))
