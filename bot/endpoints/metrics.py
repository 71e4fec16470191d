from aiohttp import web

from bot.endpoints.server import Handler
from bot.meter import CONTENT_TYPE, Meter
from bot.premises import Clock
from news.errors import StorageError
from news.ports import Storage


def metrics(meter: Meter, storage: Storage, clock: Clock) -> Handler:
    async def show(_request: web.BaseRequest) -> web.Response:
        try:
            standing = await storage.figures.standing(clock())
        except StorageError:
            return web.Response(status=503, text="the database does not answer\n")
        return web.Response(body=meter.told(standing), headers={"content-type": CONTENT_TYPE})

    return show
