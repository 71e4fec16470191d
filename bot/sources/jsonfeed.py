"""JSON Feed 1.0 and 1.1."""

from collections.abc import Sequence
from html import escape

import orjson

from bot.sources.entry import Document, Entry


def read(text: str, *, limit: int) -> Document | None:
    """None for JSON that is no feed. At most `limit` items are read."""
    try:
        feed = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(feed, dict) or "jsonfeed.org" not in _text(feed, "version"):
        return None
    authors = _authors(feed)
    return Document(
        title=escape(_text(feed, "title")),
        language=_text(feed, "language"),
        entries=tuple(_entry(item, authors) for item in _list(feed, "items")[:limit] if isinstance(item, dict)),
        hub=_hub(feed),
        itself=_text(feed, "feed_url"),
    )


def _hub(feed: dict[str, object]) -> str:
    """Of the kinds that the format knows, the one that is asked as we ask."""
    hubs = (hub for hub in _list(feed, "hubs") if isinstance(hub, dict))
    return next((_text(hub, "url") for hub in hubs if _text(hub, "type").lower() == "websub"), "")


def _entry(item: dict[str, object], authors: str) -> Entry:
    images = (_text(item, "image"), _text(item, "banner_image"))
    return Entry(
        id=_text(item, "id"),
        permalink=True,
        link=_text(item, "url") or _text(item, "external_url"),
        title=escape(_text(item, "title")),
        summary=escape(_text(item, "summary")),
        content=_text(item, "content_html") or escape(_text(item, "content_text")),
        author=_authors(item) or authors,
        terms=tuple(tag for tag in _list(item, "tags") if isinstance(tag, str)),
        date=_text(item, "date_published") or _text(item, "date_modified"),
        images=tuple(filter(None, images)),
    )


def _authors(item: dict[str, object]) -> str:
    """Version 1.1 has a list of them, 1.0 a single one."""
    named = [*_list(item, "authors"), item.get("author")]
    return ", ".join(filter(None, (_text(author, "name") for author in named if isinstance(author, dict))))


def _text(item: dict[str, object], key: str) -> str:
    """Numbers are taken as well: some feeds number their items."""
    value = item.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _list(item: dict[str, object], key: str) -> Sequence[object]:
    value = item.get(key)
    return value if isinstance(value, list) else ()
