"""A chat as Telegram's server holds it."""

from typing import Literal

from playground.facts import Json
from playground.limits import Pace

Kind = Literal["private", "group", "supergroup", "channel"]
Standing = Literal["member", "administrator", "kicked", "left"]
"""The bot's, in this chat; a blocked bot is `kicked` from its private chat."""


class Chat:
    """`shown` is its Chat object. Messages by id, in order; the oldest go beyond `keep`.

    `topics` are a forum's, by their message_thread_id.
    """

    __slots__ = (
        "deactivated",
        "id",
        "keep",
        "kind",
        "last_id",
        "linked_id",
        "members",
        "menu_button",
        "messages",
        "migrated_to",
        "pace",
        "pinned",
        "shown",
        "standing",
        "topics",
    )

    def __init__(self, shown: Json, *, keep: int) -> None:
        self.id: int = shown["id"]
        self.kind: Kind = shown["type"]
        self.shown = shown
        self.keep = keep
        self.messages: dict[int, Json] = {}
        self.last_id = 0
        self.members: dict[int, str] = {}
        self.standing: Standing = "member"
        self.deactivated = False
        self.migrated_to: int | None = None
        self.linked_id: int | None = None
        self.topics: dict[int, str] = {}
        self.pinned: list[int] = []
        self.menu_button: Json | None = None
        self.pace = Pace()

    @property
    def private(self) -> bool:
        return self.kind == "private"

    def add(self, message: Json) -> None:
        self.messages[message["message_id"]] = message
        if len(self.messages) > self.keep:
            del self.messages[next(iter(self.messages))]
