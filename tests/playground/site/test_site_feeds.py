import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import feedparser
import httpx
import pytest
from starlette.applications import Starlette

from playground.site import Site

NOW = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
ALL_FEEDS = pytest.mark.parametrize("path", ["/feed/", "/feed/atom/", "/feed.json"])


class Clock:
    def __init__(self) -> None:
        self.moment = NOW

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


@pytest.fixture
def site() -> Site:
    return Site(now=Clock())


@pytest.fixture
async def visitor(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=Starlette(routes=site.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:9999") as client:
        yield client


@pytest.mark.parametrize("path", ["/feed/", "/feed/atom/"])
async def test_a_feed_reader_finds_nothing_to_complain_of(visitor: httpx.AsyncClient, path: str) -> None:
    feed = feedparser.parse((await visitor.get(path)).content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert len(feed.entries) == 20
    for entry in feed.entries:
        assert entry.link.startswith("http://127.0.0.1:9999/news/")
        assert entry.id.startswith("http://127.0.0.1:9999/?p=")
        assert entry.author
        assert entry.summary
        assert len(entry.tags) >= 3
        assert len(entry.content[0].value) > 800
        assert entry.enclosures[0].type == "image/png"
        assert entry.published_parsed


async def test_the_json_feed_says_what_version_1_1_asks_for(visitor: httpx.AsyncClient) -> None:
    feed = json.loads((await visitor.get("/feed.json")).content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://127.0.0.1:9999/feed.json"
    assert {item["language"] for item in feed["items"]} == {"th", "en"}
    assert all(item["id"] and item["content_html"] and item["title"] for item in feed["items"])


@ALL_FEEDS
async def test_an_unchanged_feed_answers_304(visitor: httpx.AsyncClient, path: str) -> None:
    first = await visitor.get(path)
    same = await visitor.get(path, headers={"If-None-Match": first.headers["etag"]})
    since = await visitor.get(path, headers={"If-Modified-Since": first.headers["last-modified"]})
    assert (same.status_code, since.status_code) == (304, 304)
    assert same.content == b""


@ALL_FEEDS
async def test_a_new_story_ends_the_304(site: Site, visitor: httpx.AsyncClient, path: str) -> None:
    first = await visitor.get(path)
    article = site.publish_next()
    known = {
        "If-None-Match": first.headers["etag"],
        "If-Modified-Since": first.headers["last-modified"],
    }
    again = await visitor.get(path, headers=known)
    assert again.status_code == 200
    assert article.path in again.text


async def test_a_date_that_is_none_is_no_reason_to_fail(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("/feed/", headers={"If-Modified-Since": "yesterday"})
    assert answer.status_code == 200


async def test_feeds_are_newest_first(site: Site, visitor: httpx.AsyncClient) -> None:
    article = site.publish_next()
    feed = feedparser.parse((await visitor.get("/feed/")).content)
    assert feed.entries[0].title == article.title
    dates = [entry.published_parsed for entry in feed.entries]
    assert dates == sorted(dates, reverse=True)


def test_the_feed_address_follows_the_port(site: Site) -> None:
    site.base_url = "http://127.0.0.1:4321"
    assert site.feed_url == "http://127.0.0.1:4321/feed/"
