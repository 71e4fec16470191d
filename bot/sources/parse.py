"""A document to a feed's articles, in whatever format, encoding and shape it comes.

Pure, but heavy: call it off the event loop.
"""

import re
from dataclasses import dataclass
from typing import Final

from bot.sources import jsonfeed, strict, tolerant
from bot.sources.alternates import HEAD, feeds_named
from bot.sources.articles import articles_of
from bot.sources.charset import text_of as decoded
from bot.sources.entry import Document
from bot.sources.markup import text_of
from bot.sources.plain import one_line, shortened
from bot.sources.shown import shown
from news.article import NewArticle
from news.errors import FeedMalformed
from news.moment import Moment

_MOST_ITEMS: Final = 500
_MOST_TAGS: Final = 1_000_000
"""Of a document: its tree takes a hundred bytes for each."""
_LONGEST_TITLE: Final = 200
_NOT_IN_XML: Final = bytes({*range(0x20)} - {*b"\t\n\r"})
_WEB_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_FEED_MARK: Final = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|channel|item|entry)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    title: str
    articles: tuple[NewArticle, ...]
    hub: str = ""
    itself: str = ""


def parse(content: bytes, *, url: str, content_type: str = "", now: Moment) -> ParsedFeed:
    """The feed that was fetched from `url`. Raises FeedMalformed."""
    text = decoded(content, content_type).lstrip("\ufeff\0 \t\r\n")
    document = _document(text)
    if document is None:
        raise FeedMalformed(f"{shown(url)} answered with {_complaint(text, url)}")
    return ParsedFeed(
        title=shortened(one_line(text_of(document.title)), _LONGEST_TITLE),
        articles=articles_of(document, url=url, now=now),
        hub=document.hub,
        itself=document.itself,
    )


def _document(text: str) -> Document | None:
    if text.startswith("{"):
        return jsonfeed.read(text, limit=_MOST_ITEMS)
    if not _FEED_MARK.search(text, 0, HEAD) or _WEB_PAGE.match(text) or text.count("<") > _MOST_TAGS:
        return None
    content = text.encode("utf-8", "replace").translate(None, _NOT_IN_XML)
    return strict.read(content, limit=_MOST_ITEMS) or tolerant.read(content, limit=_MOST_ITEMS)


def _complaint(text: str, url: str) -> str:
    if not text:
        return "nothing at all"
    if not (_WEB_PAGE.match(text) or "<html" in text[:HEAD].lower()):
        return "something that is no feed"
    feeds = [shown(feed) for feed in feeds_named(text, url)]
    return (
        f"a web page, not a feed; the page names this feed: {feeds[0]}" if feeds else "a web page, not a feed"
    )
