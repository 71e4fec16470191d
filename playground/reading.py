"""Waiting for what the bot says in a chat."""

from collections.abc import Callable
from typing import Any

from playground.chat import Chat
from playground.facts import Json
from playground.world import World

_SHOWN = 200


class Reader:
    """Reads each message of the bot once; an edited one counts as new."""

    __slots__ = ("_read", "_world")

    def __init__(self, world: World) -> None:
        self._world = world
        self._read: dict[int, Json] | None = None  # most people never read: no dict for them

    def received(self, chat: Chat | None) -> list[Json]:
        """Only the bot's messages, in order."""
        return [each for each in chat.messages.values() if self._by_bot(each)] if chat else []

    async def reads(
        self,
        place: Callable[[], Chat | None],
        fits: Callable[[Any], object],
        timeout: float,  # noqa: ASYNC109 - a test says how long
    ) -> Json:
        """The next unread message that fits; AssertionError tells what came instead."""
        found: list[Json] = []

        def unread() -> bool:
            new = (each for each in self.received(place()) if self._is_new(each))
            found[:] = [each for each in new if fits(_readable(each))]
            return bool(found)

        if not await self._world.events.until(unread, timeout):
            shown = "\n".join(_line(each) for each in self.received(place())) or "nothing"
            raise AssertionError(f"no such message within {timeout} s; received:\n{shown}")
        self._read = (self._read or {}) | {found[0]["message_id"]: found[0]}
        return found[0]

    def _by_bot(self, message: Json) -> bool:
        sender = message.get("from")
        if sender is None:
            return True  # a channel's post
        return bool(sender["id"] == self._world.bot["id"])

    def _is_new(self, message: Json) -> bool:
        return self._read is None or self._read.get(message["message_id"]) is not message


def _readable(message: Json) -> Json:
    """Every message has a text to look at, be it a caption."""
    return {"text": message.get("caption", ""), **message}


def _line(message: Json) -> str:
    text = _readable(message)["text"]
    return f"  #{message['message_id']}: {text[:_SHOWN]!r}"
