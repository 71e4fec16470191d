import pytest

from bot.sources.fetcher import Fetched
from bot.sources.hubs import hub_of
from news.source import Hub
from tests.bot.sources.feeds import URL, atom, read, rss

LINKS = '<{0}link rel="hub" href="https://hub.example/"/><{0}link rel="self" href="/feed"/>'
JSON = b"""
    {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [], "feed_url": "/feed",
     "hubs": [{"type": "rssCloud", "url": "x"}, 7, {"type": "WebSub", "url": "https://hub.example/"}]}
"""
NO_ADDRESSES = ["", "ftp://hub.example/", "javascript:x", "https://[", "https://h/" + "x" * 1000]
HUB = Hub(url="https://hub.example/", topic="https://news.example/feed")


def named(content: bytes | str, link: str = "") -> Hub | None:
    headers = {"link": link} if link else {}
    fetched = Fetched(url=URL, body=b"", content_type="", etag="", last_modified="", headers=headers)
    return hub_of(fetched, read(content))


@pytest.mark.parametrize(
    "feed",
    [
        rss(channel=LINKS.format("atom:")),
        rss(channel=LINKS.format("atom:") + "<title>broken & so on</title>"),
        atom(head=LINKS.format("")),
        JSON,
    ],
    ids=["rss", "broken rss", "atom", "json"],
)
def test_a_feed_names_its_hub_and_itself(feed: bytes) -> None:
    assert named(feed) == HUB


def test_a_server_names_them_for_its_feed_and_is_heard_first() -> None:
    link = '<https://hub.example/>; rel="hub", </feed>; rel=self, <https://second.example/>; rel="hub"'
    assert named(rss(), link) == HUB
    assert named(rss(channel='<atom:link rel="hub" href="https://x.example/"/>'), link) == HUB
    assert named(rss(), '<https://hub.example/>; title="a, b"; REL="alternate HUB"') == Hub(
        url=HUB.url, topic=URL
    )


@pytest.mark.parametrize(
    "address", ["", "ftp://hub.example/", "javascript:x", "https://[", "https://h/" + "x" * 1000]
)
def test_what_is_no_web_address_is_no_hub(address: str) -> None:
    assert named(rss(channel=f'<atom:link rel="hub" href="{address}"/>')) is None
    assert named(rss(), f"<{address}>; rel=hub") is None
    assert named(atom(head='<link rel="hub"/>')) is None


def test_a_long_header_is_read_as_fast_as_a_short_one() -> None:
    assert named(rss(), "<" * 50_000 + "<a>;rel=" * 5000 + "<https://hub.example/>; rel=hub") is not None
