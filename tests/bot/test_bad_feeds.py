"""Feeds that fail, hang or attack beside one that is well: it goes on, and they cost a line and a pause."""

import asyncio
import gzip
from collections.abc import AsyncIterator

import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route
from structlog.testing import capture_logs

from playground import Telegram, serve
from storage import open_storage
from tests.box import Box
from tests.newspaper import Newspaper


async def endless(_request: Request) -> Response:
    async def drip() -> AsyncIterator[bytes]:
        while True:
            yield b"<rss>"
            await asyncio.sleep(0.2)

    return StreamingResponse(drip(), media_type="application/rss+xml")


async def page(_request: Request) -> Response:
    return HTMLResponse("<html><body>nothing to follow here</body></html>")


async def bomb(_request: Request) -> Response:
    packed = gzip.compress(b" " * 60_000_000)
    return Response(packed, media_type="application/rss+xml", headers={"Content-Encoding": "gzip"})


@pytest.fixture
async def beset(database_url: str) -> AsyncIterator[Box]:
    telegram, newspaper = Telegram(), Newspaper()
    routes = [Route("/endless", endless), Route("/page", page), Route("/bomb", bomb), *newspaper.routes()]
    async with serve(telegram, extra_routes=routes) as server:
        yield Box(telegram=telegram, newspaper=newspaper, url=server.url, database_url=database_url)


async def test_the_good_feed_goes_on_and_each_bad_one_is_told_of_and_left_for_later(beset: Box) -> None:
    never_ending = {f"{beset.url}/endless?{number}" for number in range(4)}
    bad = {f"{beset.url}/{name}" for name in ("page", "bomb", "missing")} | {"http://127.0.0.1:9/feed"}
    with capture_logs() as told:
        async with beset.bot(feeds=(*never_ending, *bad, f"{beset.url}/paper/feed")):
            reader = await beset.subscribed()
            await beset.backlog_read()
            beset.newspaper.publish("ข่าวท่ามกลางพายุ")
            await reader.reads(lambda message: "ข่าวท่ามกลางพายุ" in message["text"])
    warned = {line["feed"]: line["reason"] for line in told if line["event"] == "a feed could not be read"}
    assert set(warned) == bad, "the endless ones are cut off by the stop"
    assert "not a feed" in warned[f"{beset.url}/page"]
    storage = await open_storage(beset.database_url)
    due = await storage.sources.claim_due(beset.clock(), until=beset.clock(), limit=10)
    await storage.close()
    assert not {source.url for source in due} & set(warned), "they are not asked again at once"
