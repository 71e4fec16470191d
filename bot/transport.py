"""The one way to Telegram: aiohttp under python-telegram-bot, and a bare wire for copies."""

from typing import Final

import aiohttp

from bot.call import CALL_TIMEOUT, CONNECT_TIMEOUT, CONNECTIONS, NoAnswer, NotSent
from bot.wire import Wire

_LIMITS: Final = aiohttp.ClientTimeout(total=CALL_TIMEOUT, sock_connect=CONNECT_TIMEOUT)


class Transport:
    """Posts to the Bot API. Exceptions carry no address, because an address carries the token."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None
        self._wire: Wire | None = None
        self._heads: dict[str, bytes] = {}

    async def open(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS, limit_per_host=CONNECTIONS),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=True,
            )

    async def close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()
        if self._wire is not None:
            self._wire.close()

    async def post_copy(self, url: str, payload: bytes) -> tuple[int, bytes]:
        """JSON, always to the same server; else as `post` does."""
        if self._wire is None:
            self._wire = Wire(url)
        head = self._heads.get(url)
        if head is None:
            head = self._heads[url] = self._wire.head(url)
        return await self._wire.post(head, payload)

    async def post(
        self,
        url: str,
        payload: bytes | aiohttp.FormData | None,
        *,
        content_type: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - aiohttp's own, for the whole call
        method: str = "POST",
    ) -> tuple[int, bytes]:
        """Status and body of the answer, whatever the status. Raises NotSent, NoAnswer. `timeout` in s."""
        assert self._session is not None, "open() comes first"
        limits = aiohttp.ClientTimeout(total=timeout, sock_connect=CONNECT_TIMEOUT) if timeout else _LIMITS
        headers = {"Content-Type": content_type} if content_type else None
        try:
            async with self._session.request(
                method, url, data=payload, headers=headers, timeout=limits, allow_redirects=False
            ) as response:
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(f"Telegram can't be reached ({type(error).__name__})") from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise NoAnswer(f"no answer from Telegram ({type(error).__name__})") from None
