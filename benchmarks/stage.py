"""Telegram and a newspaper in a process of their own, so that watching costs the watched nothing.

A benchmark asks the stage to play one of the scenes there.
"""

import asyncio
import gc
import pickle
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Concatenate, Final, ParamSpec, TypeVar

import aiohttp
import uvloop
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.scenes import Scene
from playground import Telegram, serve

Given = ParamSpec("Given")
Result = TypeVar("Result")

LATENCY: Final = 0.05
FREE_LIMIT: Final = 30
PAID_LIMIT: Final = 1000
LONG: Final = 3600.0


@dataclass(frozen=True, kw_only=True)
class Stage:
    url: str
    token: str
    _session: aiohttp.ClientSession

    async def ask(
        self,
        act: Callable[Concatenate[Scene, Given], Awaitable[Result]],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        async with self._session.post(f"{self.url}/stage", data=pickle.dumps((act, given, named))) as answer:
            answer.raise_for_status()
            return pickle.loads(await answer.read())  # type: ignore[no-any-return]  # noqa: S301 - our own child

    def settings(self, database_url: str, **more: str) -> dict[str, str]:
        """Of a bot that plays here."""
        return {
            "BOT_TOKEN": self.token,
            "TELEGRAM_API_URL": self.url,
            "LISTEN": "",
            "DATABASE_URL": database_url,
            "FEEDS": f"{self.url}/paper/feed",
            "FEED_EVERY": "1",
            "PUSH_DELAY": "0",
            "ALLOW_PRIVATE_ADDRESSES": "true",
            "LOG_LEVEL": "error",
            **more,
        }


@asynccontextmanager
async def stage(*, latency: float = LATENCY) -> AsyncIterator[Stage]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.stage", str(latency)),
        stdin=asyncio.subprocess.PIPE,  # its end ends the stage, even if we are killed
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        url, token = (await process.stdout.readline()).decode().split()
        patience = aiohttp.ClientTimeout(total=LONG)
        async with aiohttp.ClientSession(timeout=patience) as session:
            yield Stage(url=url, token=token, _session=session)
    finally:
        process.stdin.close()
        await process.wait()


async def _act(scene: Scene, request: Request) -> Response:
    act, given, named = pickle.loads(await request.body())  # noqa: S301 - our own parent
    return Response(pickle.dumps(await act(scene, *given, **named)))


async def _play(latency: float) -> None:
    scene = Scene(telegram=Telegram(keep_messages=100_000))
    scene.telegram.latency = latency
    scene.telegram.limits.overall_rate, scene.telegram.limits.paid_rate = FREE_LIMIT, PAID_LIMIT

    async def act(request: Request) -> Response:
        return await _act(scene, request)

    routes = [Route("/stage", act, methods=["POST"]), *scene.newspaper.routes()]
    async with serve(scene.telegram, extra_routes=routes) as server:
        print(server.url, scene.telegram.token, flush=True)
        gc.collect()
        gc.freeze()
        gc.set_threshold(100_000, 50, 1000)  # a pause here would look like one of Telegram's
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_play(float(sys.argv[1])))
