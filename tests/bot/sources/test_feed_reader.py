import asyncio
from dataclasses import replace

import pytest

from bot.sources.feed_reader import HttpFeedReader
from bot.sources.fetcher import Fetcher
from bot.sources.wordpress import feed_of
from bot.worker import Worker
from news.errors import FeedMalformed, FeedUnreachable
from news.look import Feed, Unchanged
from news.moment import Moment
from news.reading import FeedReader
from news.source import Hub, Source, SourceId
from tests.bot.sources.feeds import NOW, rss, wordpress_item
from tests.bot.sources.wire import Site, always, response, serving


def source(url: str, etag: str = "") -> Source:
    return Source(
        id=SourceId(1),
        url=url,
        title="",
        etag=etag,
        last_modified="",
        next_at=Moment(0),
        last_success=None,
        failures=0,
        last_error="",
    )


@pytest.fixture
def reader(fetcher: Fetcher, worker: Worker) -> FeedReader:
    return HttpFeedReader(fetcher, worker, now=lambda: NOW)


async def test_a_feed_is_fetched_and_understood(reader: FeedReader) -> None:
    answer = response(
        rss(wordpress_item()), Content_Type="application/rss+xml", ETag='"v2"', Last_Modified="now"
    )
    async with serving(always(answer)) as site:
        feed = await reader.read(source(site.url()))
    assert isinstance(feed, Feed)
    assert (feed.title, feed.etag, feed.last_modified) == ("ข่าวไอที", '"v2"', "now")
    assert [article.url for article in feed.articles] == ["https://news.example/2026/03/1/"]


async def test_a_source_without_news_is_unchanged(reader: FeedReader) -> None:
    async with serving(always(response(status="304 Not Modified"))) as site:
        assert await reader.read(source(site.url(), etag='"v2"')) == Unchanged()
    assert 'if-none-match: "v2"' in site.requests[0].lower()


async def test_a_web_page_is_no_feed(reader: FeedReader) -> None:
    async with serving(always(response(b"<!doctype html><title>Hello</title>"))) as site:
        with pytest.raises(FeedMalformed, match="a web page, not a feed"):
            await reader.read(source(site.url()))


async def test_a_feed_that_costs_its_worker_is_malformed(fetcher: Fetcher, lame: Worker) -> None:
    async with serving(always(response(rss()))) as site:
        with pytest.raises(FeedMalformed, match="/feed could not be parsed: it ended its worker"):
            await HttpFeedReader(fetcher, lame, now=lambda: NOW).read(source(site.url()))


async def test_a_broken_validator_is_not_sent(reader: FeedReader) -> None:
    async with serving(always(response(rss()))) as site:
        await reader.read(source(site.url(), etag='"ข่าว"\r\nX-Evil: 1'))
    assert "if-none-match" not in site.requests[0].lower()


async def test_a_failing_source_is_unreachable(reader: FeedReader) -> None:
    async with serving(always(response(status="410 Gone"))) as site:
        with pytest.raises(FeedUnreachable, match="gone for good"):
            await reader.read(source(site.url()))


@pytest.mark.parametrize(
    "url", ["", "news", "ftp://a.example/feed", "http://", "http://[::1", "file:///etc/passwd"]
)
async def test_an_address_out_of_the_web_is_unreachable(reader: FeedReader, url: str) -> None:
    with pytest.raises(FeedUnreachable, match=r"no web address|can't be read"):
        await reader.read(source(url))


async def test_a_wordpress_site_is_asked_for_its_hub_once_a_day_and_for_none_that_cannot_reach_us(
    fetcher: Fetcher, worker: Worker
) -> None:
    feed = response(rss(channel='<atom:link rel="hub" href="https://hub.example/"/>'))

    async def answer(request: str, writer: asyncio.StreamWriter) -> None:
        posts = response(b"[]", Content_Type="application/json")
        await always(feed if " /feed/ " in request else posts)(request, writer)

    def looked(site: Site) -> int:
        return sum(" /feed/ " in request for request in site.requests)

    async with serving(answer) as site:
        blog = source(site.url("/wp-json/wp/v2/posts"))
        unreachable = await HttpFeedReader(fetcher, worker, now=lambda: NOW).read(blog)
        assert isinstance(unreachable, Feed)
        assert (unreachable.asked_for_hub, looked(site)) == (False, 0)
        today = HttpFeedReader(fetcher, worker, hubs=True, now=lambda: NOW)
        first = await today.read(blog)
        assert isinstance(first, Feed)
        assert first.hub == Hub(url="https://hub.example/", topic=site.url("/feed/"))
        again = await today.read(replace(blog, etag=first.etag))
        assert isinstance(again, Feed)
        assert (again.asked_for_hub, again.etag, looked(site)) == (False, first.etag, 1)
        tomorrow = HttpFeedReader(fetcher, worker, hubs=True, now=lambda: Moment(NOW + 86_400))
        await tomorrow.read(replace(blog, etag=first.etag))
        assert looked(site) == 2


@pytest.mark.parametrize(
    ("posts", "feed"),
    [
        ("https://a.example/wp-json/wp/v2/posts", "https://a.example/feed/"),
        ("https://a.example/blog/wp-json/wp/v2/posts?categories=3", "https://a.example/blog/feed/"),
        ("https://a.example/?rest_route=/wp/v2/posts", "https://a.example/?feed=rss2"),
    ],
)
def test_the_feed_of_a_wordpress_site_is_beside_its_interface(posts: str, feed: str) -> None:
    assert feed_of(posts) == feed
