"""The site on a wire: routes for a Starlette server, and publishing from Python."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from playground.site.article import Article
from playground.site.covers import cover
from playground.site.feeds import Feeds, updated
from playground.site.pages import Pages
from playground.site.press import Press
from playground.site.stories import read_stories
from playground.site.theme import Theme

FEED_PATH = "/feed/"
FEED_LENGTH = 40
STATIC = {"theme.css": "text/css", "icon.svg": "image/svg+xml"}

Printer = Callable[[str, tuple[Article, ...]], str]


def present() -> datetime:
    return datetime.now(UTC)


class Site:
    """Pages and feeds name the address they were asked at.

    `base_url` (no last slash) is only for `feed_url`; set it once the server has its port.
    """

    def __init__(self, *, base_url: str = "", now: Callable[[], datetime] = present) -> None:
        theme = Theme()
        self.base_url = base_url
        self.press = Press(read_stories(), now)
        self._pages = Pages(theme, self.press)
        self._feeds = Feeds(theme)
        self._covers: dict[str, bytes] = {}

    @property
    def feed_url(self) -> str:
        return self.base_url.rstrip("/") + FEED_PATH

    def publish_next(self) -> Article:
        return self.press.publish_next()

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/", self._front),
            Route("/category/{category}/", self._category),
            Route("/news/{slug}/", self._article),
            Route("/images/{slug}.png", self._image),
            Route(FEED_PATH, self._feed(self._feeds.rss, "application/rss+xml")),
            Route("/feed/atom/", self._feed(self._feeds.atom, "application/atom+xml")),
            Route("/feed.json", self._feed(self._feeds.json, "application/feed+json")),
            Route("/site/publish", self._publish, methods=["POST"]),
            Route("/site/{name}", self._static),
        ]

    async def _front(self, request: Request) -> Response:
        return HTMLResponse(self._pages.front(base_of(request)))

    async def _category(self, request: Request) -> Response:
        category = request.path_params["category"]
        if not self.press.in_category(category):
            raise HTTPException(404, "There is no such section.")
        return HTMLResponse(self._pages.category(base_of(request), category))

    async def _article(self, request: Request) -> Response:
        return HTMLResponse(self._pages.article(base_of(request), self._asked(request)))

    async def _image(self, request: Request) -> Response:
        picture = self._cover(self._asked(request).slug)
        headers = {"Cache-Control": "max-age=86400"}
        return Response(picture, media_type="image/png", headers=headers)

    async def _publish(self, request: Request) -> Response:
        article = self.publish_next()
        url = base_of(request) + article.path
        return JSONResponse({"title": article.title, "url": url, "language": article.language})

    async def _static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in STATIC:
            raise HTTPException(404)
        content = (files("playground.site") / "static" / name).read_bytes()
        return Response(content, media_type=STATIC[name])

    def _feed(self, printer: Printer, kind: str) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            articles = self.press.newest()[:FEED_LENGTH]
            text = printer(base_of(request), articles)
            return fresh(request, text.encode(), kind, updated(articles))

        return answer

    def _asked(self, request: Request) -> Article:
        article = self.press.find(request.path_params["slug"])
        if article is None:
            raise HTTPException(404, "There is no such story.")
        return article

    def _cover(self, slug: str) -> bytes:
        if slug not in self._covers:
            self._covers[slug] = cover(slug)
        return self._covers[slug]


def base_of(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def fresh(request: Request, content: bytes, kind: str, modified: datetime) -> Response:
    """The content, or 304 when the visitor has this very state already."""
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Last-Modified": format_datetime(modified, usegmt=True)}
    if known(request, etag, modified):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=f"{kind}; charset=utf-8", headers=headers)


def known(request: Request, etag: str, modified: datetime) -> bool:
    """If-None-Match decides alone where it is sent, as RFC 9110 has it."""
    asked = request.headers.get("if-none-match")
    if asked is not None:
        tags = {tag.strip().removeprefix("W/") for tag in asked.split(",")}
        return bool(tags & {etag, "*"})
    since = request.headers.get("if-modified-since")
    if since is None:
        return False
    try:
        return modified <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False
