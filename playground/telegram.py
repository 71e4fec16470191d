"""Telegram in a box: one bot's world, and the people in it."""

import time
from collections.abc import Callable
from typing import Literal

from playground.facts import Json
from playground.group import Group
from playground.person import Person
from playground.world import World, made_up_token

_FIRST_PERSON = 5_000_000_001  # beyond 32 bits, as ids are today
_FIRST_GROUP = -4_000_000_001
_FIRST_CHANNEL = -1_002_000_000_001


class Telegram(World):
    """The state of it all, without a wire; `playground.serve` puts it on one."""

    def __init__(
        self,
        token: str | None = None,
        bot_name: str = "Khao",
        bot_username: str = "khao_demo_bot",
        clock: Callable[[], float] = time.time,
        seed: int = 0,
        *,
        keep_messages: int = 1000,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(
            token or made_up_token(seed),
            bot_name,
            bot_username,
            clock=clock,
            seed=seed,
            keep_messages=keep_messages,
            monotonic=monotonic,
        )
        self.people: dict[int, Person] = {}
        self.groups: list[Group] = []

    def person(
        self,
        first_name: str = "สมหญิง",
        language_code: str = "th",
        *,
        last_name: str | None = None,
        username: str | None = None,
        role: str = "reader",
    ) -> Person:
        """Someone new; their chat with the bot begins with their first word."""
        user: Json = {
            "id": _FIRST_PERSON + len(self.users),
            "is_bot": False,
            "first_name": first_name,
            "language_code": language_code,
        }
        user |= {"last_name": last_name} if last_name else {}
        user |= {"username": username} if username else {}
        person = Person(self, user, role)
        self.users[person.id] = user
        self.people[person.id] = person
        return person

    def group(self, title: str, owner: Person, *, forum: bool = False) -> Group:
        """A plain group, or with `forum` a supergroup with topics; the bot is not yet in it."""
        kind: Literal["group", "supergroup"] = "supergroup" if forum else "group"
        first = _FIRST_CHANNEL if forum else _FIRST_GROUP
        shown: Json = {"id": first - len(self.chats), "type": kind, "title": title}
        return self._gather(shown | ({"is_forum": True} if forum else {}), owner)

    def channel(self, title: str, owner: Person, username: str | None = None) -> Group:
        shown: Json = {"id": _FIRST_CHANNEL - len(self.chats), "type": "channel", "title": title}
        return self._gather(shown | ({"username": username} if username else {}), owner)

    async def until(self, condition: Callable[[], object], timeout: float = 20) -> None:  # noqa: ASYNC109 - a test says how long
        """Wait for something to come true here; AssertionError when it does not."""
        if not await self.events.until(condition, timeout):
            raise AssertionError(f"not so within {timeout} s; the last calls:\n{self._tail()}")

    def commands_of(self, person: Person) -> list[Json]:
        """The menu that a person sees in their chat with the bot."""
        place = {"chat_id": person.id}
        scopes: list[Json] = [
            {"type": "chat", **place},
            {"type": "all_private_chats"},
            {"type": "default"},
        ]
        return self.profile.menu(scopes, person.user.get("language_code", ""))

    def _gather(self, shown: Json, owner: Person) -> Group:
        group = Group(self, shown, owner)
        group.chat.standing = "left"
        self.groups.append(group)
        return group

    def _tail(self) -> str:
        lines = [f"  {entry.method} {entry.status} {entry.description}" for entry in self.log]
        return "\n".join(lines[-10:]) or "  none"
