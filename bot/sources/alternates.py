"""The feeds that a web page names, and where to look for those that it doesn't."""

import html
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urljoin, urlsplit

from bot.sources.wordpress import POSTS

_LINK: Final = re.compile(r"<link\b[^<>]{1,1000}>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""(\w+)\s*=\s*["']([^"'<>]*)["']""")
_FEED_TYPES: Final = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_API: Final = "https://api.w.org/"
_COMMON: Final = ("feed/", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed.json")
_ASIDE: Final = re.compile(r"comments|ความคิดเห็น|ความเห็น", re.IGNORECASE)
HEAD: Final = 200_000
"""Characters of a page that its head is looked for in."""


def feeds_named(page: str, url: str) -> Iterator[str]:
    """The addresses of feeds, those of comments last."""
    aside = []
    for attributes in _links(page):
        if attributes.get("type", "").lower() in _FEED_TYPES and attributes.get("href"):
            address = urljoin(url, attributes["href"])
            if _ASIDE.search(f"{attributes.get('title', '')} {address}"):
                aside.append(address)
            else:
                yield address
    yield from aside


def posts_named(page: str, url: str) -> Iterator[str]:
    """The addresses where a WordPress site's interface may give its posts."""
    for attributes in _links(page):
        if attributes.get("rel") == _API and attributes.get("href"):
            root = urljoin(url, attributes["href"])
            if urlsplit(root).query.startswith("rest_route="):
                yield f"{root.rstrip('/')}/wp/v2/posts"
            else:
                yield f"{root.rstrip('/')}{POSTS.removeprefix('/wp-json')}"
            return
    if "/wp-content/" in page or "/wp-includes/" in page:
        yield urljoin(url, POSTS)


def feeds_guessed(url: str) -> Iterator[str]:
    """Where sites usually have their feed: below the page that was named, and at the site's root."""
    below = url.partition("?")[0].rstrip("/") + "/"
    root = urljoin(url, "/")
    yield f"{below}feed/"
    for path in _COMMON:
        if (address := root + path) != f"{below}feed/":
            yield address


def _links(page: str) -> Iterator[dict[str, str]]:
    for link in _LINK.findall(page[:HEAD]):
        yield {name.lower(): html.unescape(value) for name, value in _ATTRIBUTE.findall(link)}
