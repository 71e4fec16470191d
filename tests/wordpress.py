"""A WordPress site that tests write as they go: its front page, its interface (REST) and its feed."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

FIRST = datetime(2026, 1, 1, 8, tzinfo=UTC)


@dataclass
class WordPress:
    """`closed` is the status with which its interface is refused, as many sites do; 0 leaves it open.

    `about` and `headers` are what its feed tells of itself; `fed` is how often that was asked for.
    """

    posts: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    closed: int = 0
    feed: bool = True
    about: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    fed: int = 0

    def publish(self, title: str, *, body: str = "<p>เนื้อข่าว</p>", category: str = "Tech") -> dict[str, Any]:
        number = len(self.posts) + 1
        date = (FIRST + timedelta(hours=number)).isoformat().removesuffix("+00:00")
        post = {
            "id": number,
            "link": f"https://wp.example/{number}/",
            "guid": {"rendered": f"https://wp.example/?p={number}"},
            "date_gmt": date,
            "modified_gmt": date,
            "title": {"rendered": escape(title)},
            "excerpt": {"rendered": f"<p>เกริ่นนำ {number} [&hellip;]</p>"},
            "content": {"rendered": body},
            "_embedded": {
                "author": [{"name": "Tanjen S."}],
                "wp:featuredmedia": [{"source_url": f"https://wp.example/{number}.jpg"}],
                "wp:term": [
                    [{"taxonomy": "category", "name": category}],
                    [{"taxonomy": "post_tag", "name": "AI &amp; ชิป"}],
                ],
            },
        }
        self.posts.append(post)
        return post

    def routes(self) -> list[Route]:
        return [
            Route("/wp/", self._front),
            Route("/wp/wp-json/wp/v2/posts", self._posts),
            Route("/wp/feed/", self._feed),
        ]

    async def _front(self, request: Request) -> Response:
        root = str(request.url_for("_front"))
        return HTMLResponse(
            f'<html><head><title>ไทย &amp; เทค</title><link rel="https://api.w.org/" href="{root}wp-json/">'
            f'<link rel="alternate" type="application/rss+xml" title="ความเห็น" href="{root}comments/feed/">'
            f'<link rel="alternate" type="application/rss+xml" href="{root}feed/"></head>'
            "<body>หน้าแรก</body></html>"
        )

    async def _posts(self, request: Request) -> Response:
        if self.closed:
            return JSONResponse({"code": "rest_forbidden"}, status_code=self.closed)
        asked = request.query_params
        self.asked.append(str(request.query_params))
        posts = sorted(
            (post for post in self.posts if post["modified_gmt"] > asked.get("modified_after", "")),
            key=lambda post: str(post["modified_gmt" if asked.get("orderby") == "modified" else "date_gmt"]),
            reverse=asked.get("order", "desc") == "desc",
        )
        size, page = int(asked.get("per_page", 10)), int(asked.get("page", 1))
        if page > 1 and (page - 1) * size >= len(posts):
            return JSONResponse({"code": "rest_post_invalid_page_number"}, status_code=400)
        return JSONResponse(
            posts[(page - 1) * size : page * size],
            headers={"X-WP-Total": str(len(posts)), "X-WP-TotalPages": str(-(-len(posts) // size))},
        )

    async def _feed(self, _request: Request) -> Response:
        self.fed += 1
        if not self.feed:
            return Response("", status_code=404)
        items = "".join(
            f"<item><title>{post['title']['rendered']}</title><link>{post['link']}</link>"
            f'<guid isPermaLink="false">{post["guid"]["rendered"]}</guid>'
            f"<description>{escape(post['excerpt']['rendered'])}</description></item>"
            for post in reversed(self.posts)
        )
        xml = f'<rss version="2.0"><channel><title>ไทย &amp;amp; เทค</title>{self.about}{items}</channel></rss>'
        return Response(xml, media_type="application/rss+xml", headers=self.headers)
