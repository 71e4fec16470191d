import asyncio
from random import Random

import pytest

from bot import gatherer as gathering
from bot.gatherer import Gatherer
from news.look import Feed, Unchanged
from news.newsroom import Newsroom, Policy
from news.ports import Storage
from news.source import Source
from news.words import LocalSegmenter
from tests.news.actions.test_look import Pages
from tests.news.samples import NOW, new_article


class Feeds:
    """Some answer at once, some never, some in a way nobody thought of."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()

    async def read(self, source: Source) -> Feed | Unchanged:
        if "endless" in source.url:
            self.begun.set()
            await asyncio.sleep(60)
        if "odd" in source.url:
            raise ZeroDivisionError("a bug of ours")
        return Feed(title="T", articles=(new_article(key=source.url),), etag="", last_modified="")


@pytest.fixture
def newsroom(storage: Storage) -> Newsroom:
    return Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())


def gatherer(newsroom: Newsroom, feeds: Feeds) -> Gatherer:
    return Gatherer(newsroom, feeds=feeds, pages=Pages(), clock=lambda: NOW, random=Random(1))


async def test_a_slow_or_odd_source_costs_the_others_nothing(newsroom: Newsroom) -> None:
    for name in ("endless", "odd", "good"):
        await newsroom.storage.sources.follow(f"https://{name}.example/feed", NOW)
    working = gatherer(newsroom, Feeds())
    await working.tick()
    async with asyncio.timeout(5):
        while not (await newsroom.storage.articles.latest(number=0, size=1)).total:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await working.close()


async def test_a_source_whose_look_is_cut_off_by_a_stop_is_due_at_the_next_start(newsroom: Newsroom) -> None:
    await newsroom.storage.sources.follow("https://endless.example/feed", NOW)
    feeds = Feeds()
    working = gatherer(newsroom, feeds)
    await working.tick()
    await feeds.begun.wait()
    assert not await newsroom.storage.sources.claim_due(NOW, until=NOW, limit=1)
    await working.close()
    assert await newsroom.storage.sources.claim_due(NOW, until=NOW, limit=1)


async def test_a_look_that_takes_too_long_is_given_up(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "LOOK_DEADLINE", 0.05)
    await newsroom.storage.sources.follow("https://endless.example/feed", NOW)
    working = gatherer(newsroom, Feeds())
    await working.tick()
    async with asyncio.timeout(5):
        while working._looks:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await working.close()
