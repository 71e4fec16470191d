"""Editors at work, over the whole bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from news.team import Member, Role, UserId
from playground.person import Person
from storage import open_storage
from tests.box import Box, labels
from tests.clock import Clock


class Desk:
    """A bot whose clock the test moves, with its owner, an editor, and a reader who gets the news."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self.clock = Clock(9)
        self.owner = box.telegram.person(first_name="วิชัย", language_code="th", role="owner")
        self.editor = box.telegram.person(first_name="มาลี", language_code="th", role="editor")
        self.reader = box.telegram.person(first_name="Robin", language_code="en")

    @asynccontextmanager
    async def open(self, **changes: Any) -> AsyncIterator[None]:
        async with self.box.bot(
            clock=self.clock, **({"feeds": (), "admins": (UserId(self.owner.id),)} | changes)
        ):
            yield

    async def hire(self, person: Person, role: Role = Role.EDITOR) -> None:
        storage = await open_storage(self.box.database_url)
        try:
            await storage.team.put(
                Member(
                    user_id=UserId(person.id),
                    role=role,
                    name=person.user["first_name"],
                    since=self.clock(),
                    added_by=UserId(self.owner.id),
                )
            )
        finally:
            await storage.close()

    async def audited(self) -> list[tuple[int, str]]:
        storage = await open_storage(self.box.database_url)
        try:
            page = await storage.audit.latest(number=0, size=50)
        finally:
            await storage.close()
        return [(entry.user_id, entry.deed) for entry in reversed(page.items)]

    async def subscribe(self, reader: Person) -> None:
        reader.say("/start")
        await reader.reads(lambda message: "/stop" in message["text"])


async def written(editor: Person, *messages: str) -> Any:
    """The draft card of a story of these messages."""
    editor.say("/post")
    await editor.reads(lambda message: "/done" in message["text"])
    for number, message in enumerate(messages, 1):
        editor.say(message)
        await kept(editor, number)
    editor.say("/done")
    return await card(editor)


async def kept(editor: Person, number: int) -> Any:
    return await editor.reads(lambda message: f"เก็บไว้แล้ว {number} ข้อความ" in message["text"])


async def card(editor: Person, saying: str = "") -> Any:
    return await editor.reads(lambda message: "➖➖➖" in message["text"] and saying in message["text"])


def told(message: Any) -> str:
    """What readers will see of a draft card."""
    return str((message.get("text") or message.get("caption", "")).split("\n\n➖➖➖")[0])


__all__ = ["Desk", "card", "kept", "labels", "told", "written"]
