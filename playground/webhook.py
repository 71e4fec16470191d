"""Updates brought to the bot's own address, as Telegram does once a webhook is set.

Those of one chat go one after another, the next only after a 2xx; those of other chats beside them. A refusal
or a lost answer is tried again, at growing distances.
"""

import asyncio
from collections.abc import Iterator
from functools import partial
from typing import Final

import httpx
import orjson

from playground.facts import Json
from playground.updates import Updates

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name, not the secret
_ANSWER_SECONDS: Final = 60.0
_LONGEST_PAUSE: Final = 32.0
_MOST: Final = 40


class Webhook:
    """`url` is empty while updates are to be fetched. `pause` is the first distance between two tries."""

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._arrived = asyncio.Event()
        self._busy: dict[int, asyncio.Task[None]] = {}
        self.url = ""
        self.secret = ""
        self.most = _MOST
        self.pause = 2.0
        self.fault: tuple[int, str] | None = None
        """When the last try failed, by the world's clock, and why."""

    def set(self, url: str, *, secret: str, most: int) -> None:
        self.url, self.secret, self.most = url, secret, most
        self.fault = None
        self.wake()

    def wake(self) -> None:
        self._arrived.set()

    async def deliver(self) -> None:
        """Until cancelled."""
        await self._asked_for()
        async with httpx.AsyncClient(timeout=_ANSWER_SECONDS, trust_env=False) as client:
            try:
                while True:
                    await self._arrived.wait()
                    self._arrived.clear()
                    if self.url:
                        self._send_off(client)
            finally:
                for task in self._busy.values():
                    task.cancel()
                await asyncio.gather(*self._busy.values(), return_exceptions=True)

    async def _asked_for(self) -> None:
        """A client loads certificates, which most of the playground's guests never need."""
        while not self.url:
            self._arrived.clear()
            await self._arrived.wait()

    def _send_off(self, client: httpx.AsyncClient) -> None:
        for chat, update in _firsts(self._updates.waiting()):
            if chat not in self._busy and len(self._busy) < self.most:
                task = self._busy[chat] = asyncio.create_task(self._bring(client, update))
                task.add_done_callback(partial(self._free, chat))

    def _free(self, chat: int, _: asyncio.Task[None]) -> None:
        del self._busy[chat]
        self.wake()

    async def _bring(self, client: httpx.AsyncClient, update: Json) -> None:
        pause = self.pause
        while self.url:
            reason = await self._refusal(client, update)
            if not reason:
                self._updates.done(update["update_id"])
                return
            self.fault = (self._updates.now(), reason)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _refusal(self, client: httpx.AsyncClient, update: Json) -> str:
        headers = {"content-type": "application/json"} | ({SECRET_HEADER: self.secret} if self.secret else {})
        try:
            answer = await client.post(self.url, content=orjson.dumps(update), headers=headers)
        except httpx.HTTPError as error:
            return f"Connection failed: {type(error).__name__}"
        return "" if answer.is_success else f"Wrong response from the webhook: {answer.status_code}"


def _firsts(updates: Iterator[Json]) -> Iterator[tuple[int, Json]]:
    """Of each chat the update that waits longest."""
    seen: set[int] = set()
    for update in updates:
        chat = _chat_of(update)
        if chat not in seen:
            seen.add(chat)
            yield chat, update


def _chat_of(update: Json) -> int:
    """An update of no chat stands for itself."""
    for content in update.values():
        if isinstance(content, dict):
            message = content.get("message", content)
            if "chat" in message:
                return int(message["chat"]["id"])
            if "from" in content:
                return int(content["from"]["id"])
    return -int(update["update_id"])
