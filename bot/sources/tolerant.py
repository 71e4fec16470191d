"""RSS of all ages and Atom, well-formed or not, by feedparser."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice
from typing import Any, Final

from bot.sources.entry import Document, Entry
from bot.sources.markup import guessed

_ITEM: Final = re.compile(rb"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_LARGEST: Final = 2_000_000
"""How much of a document is read: the worst of them take feedparser five seconds a megabyte."""
_UTF8: Final = {"content-type": "application/xml; charset=utf-8"}


def read(content: bytes, *, limit: int) -> Document | None:
    """None for what is no feed. `content` is UTF-8, whatever it says of itself.

    feedparser's own sanitizer is off, for it costs more than all the rest and nh3 does that work.
    """
    import feedparser  # noqa: PLC0415 - a third of a worker's start, and most feeds are strictly well-formed

    try:
        feed = feedparser.parse(
            _cut(content, limit), response_headers=_UTF8, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception:  # noqa: BLE001 - on garbage feedparser raises whatever its parsers do, and names no set
        return None
    if not feed.version and not feed.entries:
        return None
    return Document(
        title=_markup(feed.feed, "title"),
        language=_text(feed.feed, "language"),
        entries=tuple(_entry(item) for item in feed.entries[:limit]),
        hub=_linked(feed.feed, "hub"),
        itself=_linked(feed.feed, "self"),
    )


def _cut(content: bytes, limit: int) -> bytes:
    """No more than will be used: feedparser itself knows no bounds."""
    beyond = next(islice(_ITEM.finditer(content), limit, None), None)
    return content[: min(_LARGEST, beyond.start() if beyond else _LARGEST)]


def _entry(item: dict[str, Any]) -> Entry:
    contents = [
        part for part in _list(item, "content") if "html" in part.get("type", "") or "plain" in part["type"]
    ]
    content = contents[0] if contents else {}
    value = str(content.get("value", ""))
    return Entry(
        id=_text(item, "id"),
        permalink=bool(item.get("guidislink", "://" in _text(item, "id"))),
        link=_text(item, "link"),
        title=_markup(item, "title"),
        summary=_markup(item, "summary"),
        content=escape(value) if content.get("type") == "text/plain" else value,
        author=_text(item, "author"),
        terms=tuple(str(tag.get("label") or tag.get("term") or "") for tag in _list(item, "tags")),
        date=_text(item, "published") or _text(item, "updated") or _text(item, "created"),
        images=tuple(_images(item)),
        base=str(content.get("base") or ""),
    )


def _images(item: dict[str, Any]) -> Iterator[str]:
    for media in _list(item, "media_content"):
        if media.get("medium") == "image" or str(media.get("type", "")).startswith("image/"):
            yield str(media.get("url", ""))
    for media in _list(item, "media_thumbnail"):
        yield str(media.get("url", ""))
    for link in _list(item, "links"):
        if link.get("rel") == "enclosure" and str(link.get("type", "")).startswith("image/"):
            yield str(link.get("href", ""))


def _linked(feed: dict[str, Any], rel: str) -> str:
    links = (str(link.get("href", "")) for link in _list(feed, "links") if link.get("rel") == rel)
    return next(links, "").strip()


def _markup(item: dict[str, Any], key: str) -> str:
    """Text that calls itself plain is taken at its word in Atom, and looked at in RSS, which can't say."""
    value = _text(item, key)
    detail = dict.get(item, f"{key}_detail") or {}
    return guessed(value) if detail.get("type") == "text/plain" else value


def _text(item: dict[str, Any], key: str) -> str:
    """`dict.get`, since feedparser's own answers for other keys as well, some with a warning."""
    value = dict.get(item, key)
    return value if isinstance(value, str) else ""


def _list(item: dict[str, Any], key: str) -> Sequence[Any]:
    value = dict.get(item, key)
    return value if isinstance(value, list) else ()
