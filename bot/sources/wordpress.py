"""WordPress's own interface (REST): whole posts, a page of them at a time."""

from collections.abc import Iterator
from html import escape
from typing import Any, Final
from urllib.parse import urlencode, urljoin, urlsplit

import orjson

from bot.sources.articles import articles_of
from bot.sources.dates import moment_in
from bot.sources.entry import Document, Entry
from bot.sources.shown import shown
from news.article import NewArticle
from news.errors import FeedMalformed
from news.moment import Moment

POSTS: Final = "/wp-json/wp/v2/posts"
_BY_QUERY: Final = "rest_route=/wp/v2/posts"
"""Where a site has no pretty addresses."""
_MOST: Final = 100
_PLACEHOLDERS: Final = frozenset({"uncategorized", "ไม่มีหมวดหมู่", "ไม่ได้จัดหมวดหมู่"})
_PAGE_FIELDS: Final = (
    "id,link,guid,date_gmt,modified_gmt,title,excerpt,content,jetpack_featured_media_url,_links,_embedded"
)


def is_wordpress(url: str) -> bool:
    """That the address is one of posts by WordPress's interface."""
    try:
        parts = urlsplit(url)
    except ValueError:  # no address at all, as whoever fetches it will say
        return False
    return parts.path.rstrip("/").endswith(POSTS) or _BY_QUERY in parts.query.replace("%2F", "/")


def feed_of(posts: str) -> str:
    """The feed of the site whose interface gives its posts there."""
    if "wp-json" not in posts:
        return urljoin(posts, "?feed=rss2")
    return urljoin(posts.partition("wp-json")[0], "feed/")


def page_address(posts: str, **asked: str | int) -> str:
    """With all that an article needs embedded, so that a page of posts is one request."""
    query = {"_embed": "author,wp:term,wp:featuredmedia", "_fields": _PAGE_FIELDS, **asked}
    return f"{posts}{'&' if urlsplit(posts).query else '?'}{urlencode(query, safe=',:')}"


def posts_of(content: bytes, *, url: str, now: Moment) -> tuple[NewArticle, ...]:
    """The posts of a page fetched from `url`. Raises FeedMalformed.

    Their keys are the same as those in the site's feed.
    """
    try:
        told = orjson.loads(content)
    except orjson.JSONDecodeError:
        told = None
    if not isinstance(told, list):
        raise FeedMalformed(f"{shown(url)} answered with something that is no list of posts")
    entries = tuple(_entry(post) for post in told[:_MOST] if isinstance(post, dict))
    return articles_of(Document(title="", language="", entries=entries), url=url, now=now)


def last_change(content: bytes) -> Moment | None:
    """When the latest of a page's changes was made; None where it tells none."""
    told = orjson.loads(content)
    dates = (moment_in(_text(post.get("modified_gmt")), thai=False) for post in told if isinstance(post, dict))
    return max(filter(None, dates), default=None)


def _entry(post: dict[str, Any]) -> Entry:
    embedded = _dict(post.get("_embedded"))
    date = _text(post.get("date_gmt"))
    return Entry(
        id=_rendered(post, "guid"),
        link=_text(post.get("link")),
        title=_rendered(post, "title"),
        summary=_rendered(post, "excerpt"),
        content=_rendered(post, "content"),
        author=", ".join(escape(_text(one.get("name"))) for one in _dicts(embedded.get("author"))),
        terms=tuple(_terms(embedded)),
        date=f"{date}Z" if date else "",
        images=tuple(_images(post, embedded)),
    )


def _terms(embedded: dict[str, Any]) -> Iterator[str]:
    """Categories before tags, as an article's first term is its category."""
    groups = embedded.get("wp:term")
    terms = [term for group in (groups if isinstance(groups, list) else ()) for term in _dicts(group)]
    for kind in ("category", "post_tag"):
        for term in terms:
            name = _text(term.get("name"))
            if term.get("taxonomy") == kind and name.strip().lower() not in _PLACEHOLDERS:
                yield name


def _images(post: dict[str, Any], embedded: dict[str, Any]) -> Iterator[str]:
    yield _text(post.get("jetpack_featured_media_url"))
    for media in _dicts(embedded.get("wp:featuredmedia")):
        yield _text(media.get("source_url"))


def _rendered(post: dict[str, Any], name: str) -> str:
    return _text(_dict(post.get(name)).get("rendered"))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
