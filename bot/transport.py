"""The one way to Telegram: aiohttp, under python-telegram-bot and beside it."""

from typing import Final

import aiohttp

CONNECT_TIMEOUT: Final = 10.0
CALL_TIMEOUT: Final = 10.0
CONNECTIONS: Final = 256
_LIMITS: Final = aiohttp.ClientTimeout(total=CALL_TIMEOUT, sock_connect=CONNECT_TIMEOUT)


class NotSent(Exception):
    """The call never left this machine, so it can't have had an effect."""


class NoAnswer(Exception):
    """The call left and no answer came back: it may have had its effect, or not."""


class Transport:
    """Posts to the Bot API. Exceptions carry no address, because an address carries the token."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

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
