"""Which hub tells of a feed's news, by the feed's own word or its server's."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

from bot.sources.fetcher import Fetched
from bot.sources.parse import ParsedFeed
from news.source import Hub

_LINK: Final = re.compile(r"<([^<>]{1,1000})>([^<]{0,1000})")
_RELATION: Final = re.compile(r"""\brel\s*=\s*["']?([^"',;]{1,200})""", re.IGNORECASE)
_LONGEST: Final = 1000


def hub_of(fetched: Fetched, feed: ParsedFeed) -> Hub | None:
    """A server's headers go before what stands in the feed. A feed that doesn't name itself is its address."""
    linked = dict(_linked(fetched.headers.get("link", "")))
    hub = _address(linked.get("hub") or feed.hub, fetched.url)
    topic = _address(linked.get("self") or feed.itself or fetched.url, fetched.url)
    return Hub(url=hub, topic=topic) if hub and topic else None


def _linked(header: str) -> Iterator[tuple[str, str]]:
    """Relations with their addresses, the first of each last, so that it stays."""
    for address, about in reversed(_LINK.findall(header)):
        if relation := _RELATION.search(about):
            for rel in relation[1].lower().split():
                yield rel, address


def _address(told: str, base: str) -> str:
    """Empty for what is no web address, or longer than any that was meant."""
    try:
        address = urldefrag(urljoin(base, told.strip())).url if told else ""
        usable = urlsplit(address).scheme in {"http", "https"} and len(address) <= _LONGEST
    except ValueError:
        return ""
    return address if usable else ""
