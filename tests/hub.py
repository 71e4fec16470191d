"""A small hub on a wire: it takes requests, asks back, and tells of news with a signature."""

import hmac
import io
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer


@dataclass
class SmallHub:
    session: aiohttp.ClientSession
    lease: int = 3600
    status: int = 202
    url: str = ""
    asked: list[Mapping[str, str]] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        self.asked.append({name: str(told) for name, told in (await request.post()).items()})
        return web.Response(status=self.status)

    async def verify(self, number: int = -1, **changes: str) -> tuple[int, str]:
        """Ask back for a request that was made."""
        form = self.asked[number]
        query = {"hub.mode": form["hub.mode"], "hub.topic": form["hub.topic"], "hub.challenge": "a-challenge"}
        query["hub.lease_seconds"] = str(self.lease)
        query |= {f"hub.{name}": value for name, value in changes.items()}
        async with self.session.get(form["hub.callback"], params=query) as answer:
            return answer.status, await answer.text()

    async def tell(self, content: bytes, *, method: str = "sha256", secret: str = "", mark: str = "") -> int:
        form = self.asked[0]
        key = (secret or form["hub.secret"]).encode()
        signature = mark or f"{method}={hmac.new(key, content, method).hexdigest()}"
        headers = {"X-Hub-Signature": signature, "Content-Type": "application/atom+xml"}
        async with self.session.post(form["hub.callback"], data=io.BytesIO(content), headers=headers) as answer:
            return answer.status


@asynccontextmanager
async def open_hub() -> AsyncIterator[SmallHub]:
    async with aiohttp.ClientSession() as session:
        hub, application = SmallHub(session), web.Application()
        application.router.add_post("/hub", hub.take)
        async with TestServer(application) as server:
            hub.url = str(server.make_url("/hub"))
            yield hub
