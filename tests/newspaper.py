"""A feed that tests write as they go."""

import asyncio
from dataclasses import dataclass, field
from email.utils import formatdate
from html import escape
from time import time

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


@dataclass
class Newspaper:
    items: list[str] = field(default_factory=list)
    about: str = ""
    looked: asyncio.Event = field(default_factory=asyncio.Event)
    called: asyncio.Event = field(default_factory=asyncio.Event)
    """That it wants to be looked at."""

    def publish(
        self, title: str, *, body: str = "<p>เนื้อข่าว</p>", guid: str = "", category: str = "ข่าว Tech"
    ) -> None:
        number = len(self.items) + 1
        self.items.insert(
            0,
            f"<item><title>{escape(title)}</title><link>https://news.example/{number}</link>"
            f'<guid isPermaLink="false">{guid or f"post-{number}"}</guid>'
            f"<pubDate>{formatdate(time())}</pubDate>"
            f"<category>{category}</category><content:encoded><![CDATA[{body}]]></content:encoded></item>",
        )
        self.called.set()

    def revise(self, before: str, after: str) -> None:
        """Put other words in the newest item."""
        self.items[0] = self.items[0].replace(before, after)
        self.called.set()

    async def next_look(self) -> None:
        looked = self.looked
        self.called.set()
        await looked.wait()

    def routes(self) -> list[Route]:
        return [Route("/paper/feed", self._feed)]

    async def _feed(self, _request: Request) -> Response:
        self.looked.set()
        self.looked = asyncio.Event()
        xml = (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
            "<channel><title>หนังสือพิมพ์ตัวอย่าง</title>"
            f"<link>https://news.example/</link>{self.about}{''.join(self.items)}</channel></rss>"
        )
        return Response(xml, media_type="application/rss+xml")
