"""10,000 articles from 200 feeds, beside another reader of feeds; `python -m benchmarks.ingest [--feeds N]`.

The baseline is lemon24/reader with its full-text search left off: it fetches, parses and stores the same feeds
from the same server. Khao also cleans the HTML, segments the Thai, summarises, fills its search index, and
finds each article's story and relations. Wanted: 200 articles a second of CPU, and no step of the event loop
over 50 ms of it.
"""

import asyncio
import random
import sys
from argparse import ArgumentParser
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
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.lateness import steps
from benchmarks.verdict import Report, conclude
from bot.application import TICK
from bot.gatherer import Gatherer
from bot.logs import configure_logs
from bot.process import look_for_garbage_seldom, reckon_alone
from bot.segmenter import WorkerSegmenter
from bot.sources.feed_reader import HttpFeedReader
from bot.sources.fetcher import Fetcher
from bot.sources.page_reader import HttpPageReader
from bot.worker import Worker
from news.actions.place import place
from news.moment import Moment
from news.newsroom import Newsroom, Policy
from playground.site.stories import read_stories
from storage import open_storage

WANTED_A_SECOND = 200
LONGEST_STEP = 50
ITEMS = 50


def documents(feeds: int) -> list[bytes]:
    """Feeds made of the demo site's paragraphs, shuffled: each article of its own, some 3 kB of text."""
    paragraphs = [line for story in read_stories() for block in story.body for line in block.lines]
    chosen = random.Random(7)  # noqa: S311 - the same feeds each time
    return [_document(feed, chosen, paragraphs) for feed in range(feeds)]


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


def serve_documents(feeds: int) -> None:
    """The feeds' server, in a process of its own; prints its port."""
    made = documents(feeds)

    def feed(request: Request) -> Response:
        return Response(made[int(request.path_params["number"])], media_type="application/rss+xml")

    app = Starlette(routes=[Route("/feed/{number:int}", feed)])
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    print(socket.getsockname()[1], flush=True)
    server.run(sockets=[socket])


async def khao(urls: list[str], folder: Path, steps_taken: list[float]) -> None:
    """Adds the longest step of its event loop to `steps_taken`."""
    look_for_garbage_seldom()  # as the bot does, and next
    reckon_alone()
    async with AsyncExitStack() as stack:
        storage = await open_storage(f"sqlite:///{folder}/khao.db")
        stack.push_async_callback(storage.close)
        fetcher, worker = Fetcher(allow_private=True), Worker(deadline=20)
        stack.push_async_callback(fetcher.close)
        stack.push_async_callback(worker.close)
        newsroom = Newsroom(
            storage=storage, segmenter=WorkerSegmenter(worker), policy=Policy(feed_every=86_400)
        )
        gatherer = Gatherer(
            newsroom,
            feeds=HttpFeedReader(fetcher, worker),
            pages=HttpPageReader(fetcher, worker),
            clock=lambda: Moment(int(time())),
            random=random.Random(),  # noqa: S311 - jitter keeps no secret
        )
        for url in urls:
            await storage.sources.follow(url, Moment(int(time())))
        longest = stack.enter_context(steps())
        while (await storage.articles.latest(number=0, size=1)).total < len(urls) * ITEMS:
            await gatherer.tick()
            await place(newsroom)
            await asyncio.sleep(TICK)
        await gatherer.close()
        while await place(newsroom):
            pass
        steps_taken.append(longest())


def lemon24(urls: list[str], folder: Path) -> None:
    # Its own copy of feedparser asks for a module under the name that Python 3 once removed.
    sys.modules.setdefault("sgmllib", feedparser_sgmllib)
    made = baseline.make_reader(f"{folder}/reader.db", feed_root=None)
    for url in urls:
        made.add_feed(url)
    made.update_feeds(workers=8)
    stored = made.get_entry_counts().total
    made.close()
    if stored != len(urls) * ITEMS:
        raise RuntimeError(f"the baseline stored {stored} entries")


def timed(work: Callable[[Path], None]) -> tuple[float, float]:
    """Seconds of the clock and of CPU, those of the children that have ended among them."""
    with TemporaryDirectory() as folder:
        wall, cpu = perf_counter(), sum(times()[:4])
        work(Path(folder))
        return perf_counter() - wall, sum(times()[:4]) - cpu


async def main(feeds: int) -> None:
    configure_logs(level="warning", form="text")
    server = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "benchmarks.ingest",
        "--feeds",
        str(feeds),
        "--serve",
        stdout=asyncio.subprocess.PIPE,
    )
    assert server.stdout is not None
    port = int(await server.stdout.readline())
    urls = [f"http://127.0.0.1:{port}/feed/{number}" for number in range(feeds)]
    longest: list[float] = []
    try:
        theirs = await asyncio.to_thread(timed, lambda folder: lemon24(urls, folder))
        ours = await asyncio.to_thread(timed, lambda folder: asyncio.run(khao(urls, folder, longest)))
    finally:
        server.terminate()
        await server.wait()
    total = feeds * ITEMS
    report = Report(f"{total} articles from {feeds} feeds")
    for name, (wall, cpu) in (("lemon24/reader, no search", theirs), ("khao, with all of it", ours)):
        report.note(f"{name}: articles a second of the clock", f"{total / wall:.0f}")
        report.note(f"{name}: ms of CPU an article", f"{1000 * cpu / total:.2f}")
    report.note("CPU beside the other", f"{ours[1] / theirs[1]:.1f} times")
    report.at_least("khao: articles a second of CPU", total / ours[1], WANTED_A_SECOND, "{:.0f}")
    report.at_most("khao: longest step on the event loop, ms of CPU", longest[0], LONGEST_STEP, "{:.0f}")
    report.show()
    conclude(report)


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--serve", action="store_true", help="only the feeds, printing the port")
    asked = parser.parse_args()
    serve_documents(asked.feeds) if asked.serve else asyncio.run(main(asked.feeds))
