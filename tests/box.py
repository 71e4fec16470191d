"""The whole bot in a box: a playground for Telegram, a newspaper to follow, and a database."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bot.application import run
from bot.premises import Clock, clock
from bot.settings import Settings
from news.moment import Moment
from news.subscriber import ChatId
from playground import Telegram
from playground.person import Person
from storage import open_storage
from storage.opening import open_database
from tests.newspaper import Newspaper
from tests.wordpress import WordPress

TICK = 0.1
_LOOK = """
    UPDATE source SET next_at = 0 WHERE url = :url AND last_success IS NOT NULL AND next_at <= last_success + 1
    RETURNING id
"""
"""Not while a look is under way, whose lease is longer."""


_UNDER_WAY = "SELECT 1 FROM delivery WHERE state IN ('claimed', 'stale') LIMIT 1"


@dataclass(frozen=True, kw_only=True)
class Box:
    telegram: Telegram
    newspaper: Newspaper
    wordpress: WordPress = field(default_factory=WordPress)
    url: str
    database_url: str

    def settings(self, **changes: Any) -> Settings:
        wanted: dict[str, Any] = {
            "bot_token": self.telegram.token,
            "telegram_api_url": self.url,
            "database_url": self.database_url,
            "feeds": (f"{self.url}/paper/feed",),
            "feed_every": 1,
            "push_delay": 0,
            "allow_private_addresses": True,
            "listen": "",
        }
        return Settings.model_validate(wanted | changes)

    @staticmethod
    def clock() -> Moment:
        return clock()

    @staticmethod
    def webhook() -> dict[str, str]:
        """Settings for updates to be brought to a free port."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            place = f"127.0.0.1:{probe.getsockname()[1]}"
        return {"listen": place, "webhook_url": f"http://{place}/telegram/hook"}

    @asynccontextmanager
    async def bot(self, *, clock: Clock = clock, **changes: Any) -> AsyncIterator[None]:
        """Runs as long as the block; then it is stopped as by SIGTERM."""
        stop = asyncio.Event()
        running = asyncio.create_task(run(self.settings(**changes), stop=stop, tick=TICK, clock=clock))
        calling = asyncio.create_task(self._call())
        try:
            yield
        finally:
            calling.cancel()
            stop.set()
            await running
            with suppress(asyncio.CancelledError):
                await calling

    async def _call(self) -> None:
        """The bot looks at the newspaper once it has called and no look is under way: `feed_every` is long."""
        database = await open_database(self.database_url)
        try:
            while True:
                await self.newspaper.called.wait()
                if await database.write(_LOOK, {"url": f"{self.url}/paper/feed"}):
                    self.newspaper.called.clear()
                else:
                    await asyncio.sleep(TICK)
        finally:
            await database.close()

    async def backlog_read(self) -> None:
        """What is published from now on is news: the next look but one finds the first one stored."""
        for _ in range(2):
            await self.newspaper.next_look()

    async def stories_placed(self) -> None:
        """Every article that was read has its story and its related ones, which come a little after it."""
        storage = await open_storage(self.database_url)
        try:
            while await storage.stories.waiting(limit=1):  # noqa: ASYNC110 - rows tell
                await asyncio.sleep(TICK)
        finally:
            await storage.close()

    async def held_up(self, people: list[Person], *, until: Moment) -> None:
        """Their copies wait as long as if Telegram had asked for it, however fast the others' leave."""
        storage = await open_storage(self.database_url)
        for person in people:
            await storage.outbox.hold(ChatId(person.id), until=until)
        await storage.close()

    async def sends_noted(self) -> None:
        """Sends and edits that the wire has told of are written down too, which they are a little later."""
        database = await open_database(self.database_url)
        try:
            while await database.read(_UNDER_WAY):  # noqa: ASYNC110 - rows tell
                await asyncio.sleep(TICK)
        finally:
            await database.close()

    async def all_handled(self) -> None:
        """Every update was fetched, and is not waiting here any more."""
        updates, database = self.telegram.updates, await open_database(self.database_url)
        try:
            while len(updates) or not updates.polled:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(TICK)
            while await database.read("SELECT 1 FROM aside LIMIT 1"):  # noqa: ASYNC110 - rows tell
                await asyncio.sleep(TICK)
        finally:
            await database.close()

    async def subscribed(self, **about: Any) -> Person:
        person = self.telegram.person(**({"first_name": "มะลิ", "language_code": "th"} | about))
        person.say("/start")
        await person.reads(lambda message: "/stop" in message["text"])
        return person


def labels(message: Any) -> list[str]:
    keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in keyboard for button in row]


def changed(before: Any, now: Any) -> bool:
    same_place = now["message_id"] == before["message_id"]
    return same_place and (now["text"], labels(now)) != (before["text"], labels(before))


async def turned(reader: Person, message: Any, *presses: str) -> Any:
    """The message after the buttons have been pressed, one after another."""
    for press in presses:
        reader.press(message, press)
        message = await reader.reads(partial(changed, message))
    return message
