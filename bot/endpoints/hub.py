"""A hub's questions, and its word that a source has news (WebSub): which only makes us look for ourselves."""

import hmac
from typing import Final

import structlog
from aiohttp import web

from bot.endpoints.hook import PATH as HOOKS
from bot.endpoints.hook import REST
from bot.endpoints.server import PATIENCE, Handler, in_time
from bot.premises import Clock
from news.errors import StorageError
from news.moment import Moment
from news.ports import Storage
from news.rules.hook import Hooks, method_of, secret_of, source_called
from news.source import SourceId

PATH: Final = f"{HOOKS}hub/"
USUAL: Final = 10 * 86_400
"""Seconds of a lease whose hub doesn't say how long it is."""
_SHORTEST: Final = 60
_LONGEST: Final = 30 * 86_400
_DENIED_FOR: Final = 86_400
_LONGEST_REASON: Final = 200
_LARGEST: Final = 10_000_000

log = structlog.get_logger("khao.hubs")


def hub(hooks: Hooks, storage: Storage, clock: Clock, *, patience: float = PATIENCE) -> Handler:
    async def answer(request: web.BaseRequest) -> web.Response:
        source = source_called(hooks, request.path.rpartition("/")[2])
        if source is None:
            return _nothing()
        try:
            if request.method == "POST":
                if await _is_signed(request, secret_of(hooks, source), patience):
                    await storage.feeds.hasten(source, clock(), rest=REST)
                else:
                    log.info("a hub's word without its signature is passed over", source=source)
                return web.Response(status=202, text="thank you\n")  # also unsigned, as the protocol wants it
            return await _asked(request, storage, source, clock())
        except StorageError:
            return web.Response(status=503)

    return answer


async def _asked(request: web.BaseRequest, storage: Storage, source: SourceId, now: Moment) -> web.Response:
    """Whether what the hub was asked for was meant."""
    query, hubs = request.query, storage.hubs
    topic, challenge = query.get("hub.topic", ""), query.get("hub.challenge", "")
    match query.get("hub.mode"):
        case "subscribe":
            lasting = _seconds(query.get("hub.lease_seconds", ""))
            until, renew_at = Moment(now + lasting), Moment(now + lasting * 4 // 5)
            meant = await hubs.hold(source, topic, until=until, renew_at=renew_at)
        case "unsubscribe":
            meant = await hubs.end(source, topic)
        case "denied":
            reason = " ".join(query.get("hub.reason", "").split())[:_LONGEST_REASON]
            await hubs.deny(source, topic, reason=f"refuses us: {reason}", next_at=Moment(now + _DENIED_FOR))
            return web.Response(text="noted\n")
        case _:
            meant = False
    return web.Response(text=challenge) if meant else _nothing()


def _seconds(told: str) -> int:
    asked = int(told[:12]) if told.isascii() and told.isdecimal() else USUAL
    return min(max(asked, _SHORTEST), _LONGEST)


async def _is_signed(request: web.BaseRequest, secret: str, patience: float) -> bool:
    """Checked as it comes, so that a large word takes no memory. Raises BodyTooSlow."""
    signature = request.headers.get("X-Hub-Signature", "")
    method = method_of(signature)
    if method is None:
        return False
    mark, size = hmac.new(secret.encode(), digestmod=method), 0
    async with in_time(patience):
        async for chunk in request.content.iter_any():
            mark.update(chunk)
            size += len(chunk)
            if size > _LARGEST:
                return False
    told = signature.partition("=")[2].strip().lower()
    return hmac.compare_digest(mark.hexdigest().encode(), told.encode("utf-8", "surrogateescape"))


def _nothing() -> web.Response:
    return web.Response(status=404, text="nothing here\n")
