"""10,000 articles from 200 feeds, beside another reader of feeds; run it by `python -m benchmarks.ingest`.

The baseline is lemon24/reader with its full-text search left off: it fetches, parses and stores the same feeds
from the same server. Khao also cleans the HTML, segments the Thai and fills its search index.
"""

import asyncio
import random
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack
from email.utils import formatdate
from os import times
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, time

import feedparser_sgmllib
import reader as baseline
import uvicorn
from rich.console import Console
from rich.table import Table
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.lateness import watched
from bot.gatherer import Gatherer
from bot.logs import configure_logs
from bot.segmenter import WorkerSegmenter
from bot.sources.feed_reader import HttpFeedReader
from bot.sources.fetcher import Fetcher
from bot.sources.page_reader import HttpPageReader
from bot.worker import Worker
from news.moment import Moment
from news.newsroom import Newsroom, Policy
from playground.site.stories import read_stories
from storage import open_storage

FEEDS = 200
ITEMS = 50


def documents() -> list[bytes]:
    """Feeds made of the demo site's paragraphs, shuffled: each article of its own, some 3 kB of text."""
    paragraphs = [line for story in read_stories() for block in story.body for line in block.lines]
    chosen = random.Random(7)  # noqa: S311 - the same feeds each time
    return [_document(feed, chosen, paragraphs) for feed in range(FEEDS)]


def _document(feed: int, chosen: random.Random, paragraphs: list[str]) -> bytes:
    items = "".join(
        f"<item><title>{chosen.choice(paragraphs)[:80]}</title><link>https://news.example/{feed}/{item}</link>"
        f"<guid>https://news.example/{feed}/{item}</guid><pubDate>{formatdate(1_790_000_000 + item)}</pubDate>"
        "<content:encoded><![CDATA["
        + "".join(f"<p>{text}</p>" for text in chosen.sample(paragraphs, 8))
        + "]]></content:encoded></item>"
        for item in range(ITEMS)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Feed {feed}</title><link>https://news.example/{feed}</link>{items}</channel></rss>"
    ).encode()


def serve_documents() -> None:
    """The feeds' server, in a process of its own; prints its port."""
    made = documents()

    def feed(request: Request) -> Response:
        return Response(made[int(request.path_params["number"])], media_type="application/rss+xml")

    app = Starlette(routes=[Route("/feed/{number:int}", feed)])
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    print(socket.getsockname()[1], flush=True)
    server.run(sockets=[socket])


async def khao(urls: list[str], folder: Path) -> None:
    async with AsyncExitStack() as stack:
        storage = await open_storage(f"sqlite:///{folder}/khao.db")
        stack.push_async_callback(storage.close)
        fetcher, worker = Fetcher(allow_private=True), Worker(deadline=20)
        stack.push_async_callback(fetcher.close)
        stack.push_async_callback(worker.close)
        gatherer = Gatherer(
            Newsroom(storage=storage, segmenter=WorkerSegmenter(worker), policy=Policy(feed_every=86_400)),
            feeds=HttpFeedReader(fetcher, worker),
            pages=HttpPageReader(fetcher, worker),
            clock=lambda: Moment(int(time())),
            random=random.Random(),  # noqa: S311 - jitter keeps no secret
        )
        for url in urls:
            await storage.sources.follow(url, Moment(int(time())))
        late = await stack.enter_async_context(watched())
        while (await storage.articles.latest(number=0, size=1)).total < FEEDS * ITEMS:
            await gatherer.tick()
            await asyncio.sleep(0.02)
        await gatherer.close()
        print(f"longest step on khao's event loop: {late():.0f} ms (wanted: < 50)")


def lemon24(urls: list[str], folder: Path) -> None:
    # Its own copy of feedparser asks for a module under the name that Python 3 once removed.
    sys.modules.setdefault("sgmllib", feedparser_sgmllib)
    made = baseline.make_reader(f"{folder}/reader.db", feed_root=None)
    for url in urls:
        made.add_feed(url)
    made.update_feeds(workers=8)
    stored = made.get_entry_counts().total
    made.close()
    if stored != FEEDS * ITEMS:
        raise RuntimeError(f"the baseline stored {stored} entries")


def timed(work: Callable[[Path], None]) -> tuple[float, float]:
    """Seconds of the clock and of CPU, those of the children that have ended among them."""
    with TemporaryDirectory() as folder:
        wall, cpu = perf_counter(), sum(times()[:4])
        work(Path(folder))
        return perf_counter() - wall, sum(times()[:4]) - cpu


async def main() -> None:
    configure_logs(level="warning", form="text")
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.ingest", "serve", stdout=asyncio.subprocess.PIPE
    )
    assert server.stdout is not None
    port = int(await server.stdout.readline())
    urls = [f"http://127.0.0.1:{port}/feed/{number}" for number in range(FEEDS)]
    try:
        theirs = await asyncio.to_thread(timed, lambda folder: lemon24(urls, folder))
        ours = await asyncio.to_thread(timed, lambda folder: asyncio.run(khao(urls, folder)))
    finally:
        server.terminate()
        await server.wait()
    total = FEEDS * ITEMS
    table = Table("who", "articles/s", "CPU an article", title=f"{total} articles from {FEEDS} feeds")
    for name, (wall, cpu) in (("lemon24/reader, no search", theirs), ("khao, cleaned and searchable", ours)):
        table.add_row(name, f"{total / wall:.0f}", f"{1000 * cpu / total:.2f} ms")
    table.add_row("ratio", f"{theirs[0] / ours[0]:.2f}", f"{ours[1] / theirs[1]:.2f}")
    Console().print(table)


if __name__ == "__main__":
    serve_documents() if sys.argv[1:] == ["serve"] else asyncio.run(main())
