"""Who works in the newsroom."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from news.moment import Moment

UserId = NewType("UserId", int)
"""A person's at Telegram; the id of their private chat with the bot is the same number."""


class Role(StrEnum):
    OWNER = "owner"
    EDITOR = "editor"
    MODERATOR = "moderator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """`name` is what they were called when they joined; `added_by` is who invited them."""

    user_id: UserId
    role: Role
    name: str
    since: Moment
    added_by: UserId
