"""A site's own word that it has news: it makes us look, and tells us nothing that we would believe."""

from typing import Final

from aiohttp import web

from bot.endpoints.server import Handler
from bot.premises import Clock
from news.errors import StorageError
from news.ports import Storage
from news.rules.hook import Hooks, source_of

PATH: Final = "/look/"
REST: Final = 10
"""Seconds after a look before which none is made for a hook's sake: a site may call it for every save."""


def hook(hooks: Hooks, storage: Storage, clock: Clock) -> Handler:
    async def look(request: web.BaseRequest) -> web.Response:
        source = source_of(hooks, request.path.rpartition("/")[2])
        if source is None:
            return web.Response(status=404, text="nothing here\n")
        try:
            await storage.feeds.hasten(source, clock(), rest=REST)
        except StorageError:
            return web.Response(status=503)
        return web.Response(status=202, text="thank you\n")

    return look
