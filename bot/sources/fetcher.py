"""One HTTP client for all sources, careful with strangers."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from typing import Final, TypeVar
from weakref import WeakValueDictionary

import httpcore
import httpx

from bot.sources.faults import refused_status, unreachable
from bot.sources.inflate import BodyBroken, BodyTooLarge, body_for
from bot.sources.network import CheckedNetwork, Resolve, SystemResolver
from bot.sources.shown import shown
from bot.sources.transport import PoolTransport
from news.errors import FeedUnreachable
from news.look import Unchanged

_Answer = TypeVar("_Answer")

_MAX_BODY: Final = 10_000_000
_MAX_REDIRECTS: Final = 5
_AT_ONCE: Final = 32
_AT_ONCE_PER_HOST: Final = 8
"""Few enough to be polite, and enough that some endless answers don't hold up the host's other feeds."""
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_WIRE_FAULTS: Final = (
    *(httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, httpcore.TimeoutException),
    *(httpx.HTTPError, httpx.InvalidURL),
)
_FEED_OR_PAGE: Final = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml, */*;q=0.8"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """`url` is where the redirects ended; `etag` and `last_modified` are empty where the server sent none.

    The names of `headers` are in lower case.
    """

    url: str
    body: bytes
    content_type: str
    etag: str
    last_modified: str
    headers: Mapping[str, str] = field(default_factory=dict, compare=False)


@cache
def usual_certificates() -> ssl.SSLContext:
    """Loaded once for all fetchers: it takes 50 ms."""
    return httpx.create_ssl_context()


class Fetcher:
    """Fetches a body of at most `max_body` bytes, sent or unpacked, within `deadline` seconds in all.

    The deadline begins when a fetch gets its turn: 32 are under way at a time, 8 of them to the same host.
    `resolve` and `ssl_context` stand in for the system's resolver and for the usual certificates.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        deadline: float = 30,
        max_body: int = _MAX_BODY,
        resolve: Resolve | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._deadline = deadline
        self._max_body = max_body
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._turns_of_host: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._resolver = SystemResolver()
        pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl_context or usual_certificates(),
            max_connections=2 * _AT_ONCE,
            max_keepalive_connections=_AT_ONCE,
            keepalive_expiry=30,
            network_backend=CheckedNetwork(resolve or self._resolver, allow_private=allow_private),
        )
        self._client = httpx.AsyncClient(
            transport=PoolTransport(pool),
            trust_env=False,
            timeout=None,  # noqa: S113 - one deadline covers the whole fetch
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            headers={
                "user-agent": f"Khao/{version('khao')} (+news bot)",
                "accept": _FEED_OR_PAGE,
                "accept-encoding": "gzip, deflate",
            },
        )

    async def close(self) -> None:
        await self._client.aclose()
        self._resolver.close()

    async def get(self, url: str) -> Fetched:
        """Raises FeedUnreachable."""
        answer = await self.get_if_changed(url, etag="", last_modified="")
        if isinstance(answer, Unchanged):
            raise FeedUnreachable(
                f"{shown(url)} says that nothing has changed, though it wasn't asked (HTTP 304)"
            )
        return answer

    async def get_if_changed(self, url: str, *, etag: str, last_modified: str) -> Fetched | Unchanged:
        """Raises FeedUnreachable."""
        validators = {"if-none-match": etag, "if-modified-since": last_modified}
        headers = {name: value for name, value in validators.items() if value and value.isascii()}
        return await self._in_turn(url, lambda target: self._follow(target, headers))

    async def post(self, url: str, form: Mapping[str, str]) -> None:
        """Until it is taken; where the answer says more than that, nobody reads it. Raises FeedUnreachable."""
        await self._in_turn(url, lambda target: self._deliver(target, form))

    async def _in_turn(self, url: str, fetch: Callable[[httpx.URL], Awaitable[_Answer]]) -> _Answer:
        target = _target(url)
        turns_of_host = self._turns_of_host.setdefault(target.host, asyncio.Semaphore(_AT_ONCE_PER_HOST))
        async with turns_of_host, self._turns:
            try:
                async with asyncio.timeout(self._deadline):
                    return await fetch(target)
            except TimeoutError as error:
                late = f"{shown(url)} didn't finish its answer within {self._deadline:g} seconds"
                raise FeedUnreachable(late) from error

    async def _follow(self, target: httpx.URL, headers: dict[str, str]) -> Fetched | Unchanged:
        for _ in range(_MAX_REDIRECTS + 1):
            try:
                async with self._client.stream("GET", target, headers=headers) as response:
                    location = response.headers.get("location")
                    if response.status_code not in _REDIRECTS or not location:
                        return await self._read(response)
            except _WIRE_FAULTS as error:
                raise unreachable(str(target), error) from error
            target = _target(location, base=target)
        raise FeedUnreachable(f"{shown(str(target))} redirects in circles: more than {_MAX_REDIRECTS} times")

    async def _deliver(self, target: httpx.URL, form: Mapping[str, str]) -> None:
        try:
            async with self._client.stream("POST", target, data=form) as response:
                if not response.is_success:
                    raise refused_status(str(target), response)
        except _WIRE_FAULTS as error:
            raise unreachable(str(target), error) from error

    async def _read(self, response: httpx.Response) -> Fetched | Unchanged:
        url, headers = str(response.url), response.headers
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return Unchanged()
        if not response.is_success:
            raise refused_status(url, response)
        body = body_for(headers.get("content-encoding", ""), self._max_body)
        if body is None:
            raise FeedUnreachable(f"{shown(url)} answers in an encoding that wasn't asked for")
        try:
            async for chunk in response.aiter_raw():
                body.feed(chunk)
            content = body.finish()
        except BodyTooLarge as error:
            raise FeedUnreachable(f"{shown(url)} is larger than {self._max_body:,} bytes") from error
        except BodyBroken as error:
            raise FeedUnreachable(f"{shown(url)} sent an answer whose packing is broken") from error
        return Fetched(
            url=url,
            body=content,
            content_type=headers.get("content-type", ""),
            etag=headers.get("etag", ""),
            last_modified=headers.get("last-modified", ""),
            headers=dict(headers.items()),
        )


def _target(address: str, *, base: httpx.URL | None = None) -> httpx.URL:
    """Raises FeedUnreachable for anything but a web address."""
    try:
        url = httpx.URL(address) if base is None else base.join(address)
    except httpx.InvalidURL as error:
        raise FeedUnreachable(f"{shown(address)} is no web address") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise FeedUnreachable(f"{shown(str(url))} is no web address; only http and https are fetched")
    return url
