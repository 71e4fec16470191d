from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass

import pytest

from bot.sources.discovery import Discovery
from bot.sources.feed_reader import HttpFeedReader
from bot.sources.fetcher import Fetcher
from bot.worker import Worker
from news.errors import FeedError
from news.look import Feed
from news.source import Source
from playground import Telegram, serve
from tests.news.samples import NOW, source
from tests.newspaper import Newspaper
from tests.wordpress import WordPress


@dataclass
class Web:
    url: str
    wordpress: WordPress
    newspaper: Newspaper
    discovery: Discovery
    reader: HttpFeedReader

    async def reads(self, known: Source) -> Feed:
        feed = await self.reader.read(known)
        assert isinstance(feed, Feed)
        return feed


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    wordpress, newspaper = WordPress(), Newspaper()
    async with AsyncExitStack() as stack:
        routes = [*wordpress.routes(), *newspaper.routes()]
        server = await stack.enter_async_context(serve(Telegram(), extra_routes=routes))
        fetcher, worker = Fetcher(allow_private=True), Worker(deadline=10)
        stack.push_async_callback(fetcher.close)
        stack.push_async_callback(worker.close)
        yield Web(
            url=server.url,
            wordpress=wordpress,
            newspaper=newspaper,
            discovery=Discovery(fetcher, worker),
            reader=HttpFeedReader(fetcher, worker, now=lambda: NOW),
        )


async def test_a_wordpress_site_is_followed_by_its_interface_and_by_its_feed_where_that_is_shut(
    web: Web,
) -> None:
    web.wordpress.publish("โพสต์แรก")
    found = await web.discovery.find(f"{web.url}/wp/", now=NOW)
    assert (found.kind, found.title) == ("wordpress", "ไทย & เทค")
    assert found.url == f"{web.url}/wp/wp-json/wp/v2/posts"
    again = await web.discovery.find(found.url, now=NOW)
    assert [article.key for article in again.articles] == ["https://wp.example/?p=1"]
    web.wordpress.closed = 403
    found = await web.discovery.find(f"{web.url}/wp/", now=NOW)
    assert (found.kind, found.url) == ("feed", f"{web.url}/wp/feed/")
    assert [article.key for article in found.articles] == ["https://wp.example/?p=1"]


async def test_a_feed_is_found_where_no_page_names_it(web: Web) -> None:
    web.newspaper.publish("ข่าวแรก")
    assert (await web.discovery.find(f"{web.url}/paper/feed", now=NOW)).title == "หนังสือพิมพ์ตัวอย่าง"
    assert (await web.discovery.find(f"{web.url}/paper", now=NOW)).url == f"{web.url}/paper/feed"


@pytest.mark.parametrize(
    "address", ["", "nonsense", "javascript:alert(1)", "ftp://x.example", "http://127.0.0.1:9/"]
)
async def test_what_leads_nowhere_is_told(web: Web, address: str) -> None:
    with pytest.raises(FeedError):
        await web.discovery.find(address, now=NOW)


async def test_a_site_without_any_feed_is_told(web: Web) -> None:
    web.wordpress.closed, web.wordpress.feed = 401, False
    with pytest.raises(FeedError, match="no feed"):
        await web.discovery.find(f"{web.url}/wp/", now=NOW)


async def test_posts_are_asked_for_by_their_last_change(web: Web) -> None:
    web.wordpress.publish("โพสต์แรก")
    known = source(url=f"{web.url}/wp/wp-json/wp/v2/posts", title="ไทย & เทค")
    first = await web.reads(known)
    assert ([article.title for article in first.articles], first.title) == (["โพสต์แรก"], "ไทย & เทค")
    assert "modified_after" not in web.wordpress.asked[-1]
    for number in range(30):
        web.wordpress.publish(f"โพสต์ {number}")
    later = await web.reads(source(url=known.url, last_modified=first.last_modified))
    assert "modified_after=2025-12-31T09" in web.wordpress.asked[-1]
    assert len(later.articles) == 31
    assert int(later.last_modified) - int(first.last_modified) == 30 * 3600


async def test_a_shut_interface_gives_way_to_the_feed_and_tells_its_own_fault_when_both_fail(web: Web) -> None:
    web.wordpress.publish("โพสต์แรก")
    web.wordpress.closed = 403
    known = source(url=f"{web.url}/wp/wp-json/wp/v2/posts", last_modified="7")
    feed = await web.reads(known)
    assert [article.key for article in feed.articles] == ["https://wp.example/?p=1"]
    assert feed.last_modified == "7"
    web.wordpress.feed = False
    with pytest.raises(FeedError, match=r"wp/v2/posts.* refuses us"):
        await web.reader.read(known)
