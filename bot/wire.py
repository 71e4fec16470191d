"""Posts copies to one server: a general client does more for each than all the rest of its way costs."""

import asyncio
import socket
import ssl
from collections import deque
from typing import Final
from urllib.parse import urlsplit

from aiohappyeyeballs import AddrInfoType, start_connection

from bot.call import CALL_TIMEOUT, CONNECT_TIMEOUT, CONNECTIONS, NotSent
from bot.connection import Connection

RESTS: Final = 15.0
"""Seconds after which a connection is used no more: the server may hang up any moment."""
_NEXT_ADDRESS_AFTER: Final = 0.25
_PORTS: Final = {"http": 80, "https": 443}


class Wire:
    def __init__(self, url: str) -> None:
        """To the server of `url`."""
        parts = urlsplit(url)
        assert parts.hostname is not None
        self._host, self._port = parts.hostname, parts.port or _PORTS[parts.scheme]
        self._ssl = ssl.create_default_context() if parts.scheme == "https" else None
        self._authority = parts.netloc.rpartition("@")[2].encode()
        self._resting: deque[Connection] = deque()
        self._seats = asyncio.Semaphore(CONNECTIONS)

    def close(self) -> None:
        while self._resting:
            self._resting.pop().close()

    def head(self, url: str) -> bytes:
        """Of all posts of JSON to `url`, up to their length."""
        target = urlsplit(url).path.encode()
        return b"POST %b HTTP/1.1\r\nHost: %b\r\nContent-Type: application/json\r\nContent-Length: " % (
            target,
            self._authority,
        )

    async def post(self, head: bytes, payload: bytes) -> tuple[int, bytes]:
        """Status and body of the answer, whatever the status. Raises NotSent, NoAnswer."""
        loop = asyncio.get_running_loop()
        until = loop.time() + CALL_TIMEOUT
        await self._take_seat(until)
        try:
            connection = self._rested(loop.time() - RESTS) or await self._connect(until)
            answer = await connection.ask(b"%b%d\r\n\r\n%b" % (head, len(payload), payload), until=until)
            if connection.is_open:
                connection.rests_since = loop.time()
                self._resting.append(connection)
            return answer
        finally:
            self._seats.release()

    async def _take_seat(self, until: float) -> None:
        if not self._seats.locked():
            await self._seats.acquire()
            return
        try:
            async with asyncio.timeout_at(until):
                await self._seats.acquire()
        except TimeoutError:
            raise NotSent("all connections to Telegram are taken") from None

    def _rested(self, oldest: float) -> Connection | None:
        """The one that was used last, so that those that are not needed grow old."""
        while self._resting and self._resting[0].rests_since < oldest:
            self._resting.popleft().close()
        while self._resting:
            connection = self._resting.pop()
            if connection.is_open:
                return connection
        return None

    async def _connect(self, until: float) -> Connection:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout_at(min(until, loop.time() + CONNECT_TIMEOUT)):
                reached = await start_connection(
                    await self._addresses(), happy_eyeballs_delay=_NEXT_ADDRESS_AFTER, interleave=1
                )
                name = self._host if self._ssl else None
                _, connection = await loop.create_connection(
                    Connection, sock=reached, ssl=self._ssl, server_hostname=name
                )
        except OSError as error:
            raise NotSent(f"Telegram can't be reached ({type(error).__name__})") from None
        return connection

    async def _addresses(self) -> list[AddrInfoType]:
        return [*await asyncio.get_running_loop().getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)]
