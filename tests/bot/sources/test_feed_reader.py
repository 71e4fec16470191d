import pytest

from bot.sources.feed_reader import HttpFeedReader
from bot.sources.fetcher import Fetcher
from bot.worker import Worker
from news.errors import FeedMalformed, FeedUnreachable
from news.look import Feed, Unchanged
from news.moment import Moment
from news.reading import FeedReader
from news.source import Source, SourceId
from tests.bot.sources.feeds import NOW, rss, wordpress_item
from tests.bot.sources.wire import always, response, serving


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
