"""Whom a flood wait holds."""

from collections.abc import Mapping
from typing import Final

from news.delivery import Flooded
from news.subscriber import ChatId

LONG: Final = 300
"""Seconds; longer waits, seen up to twelve hours, may concern one chat alone, and are not believed at once."""
PAUSE: Final = 30
"""Seconds for all after a long wait, until another chat is tried."""


def held(chat: ChatId, flood: Flooded) -> Mapping[ChatId | None, int]:
    """Seconds for each; None stands for all chats. A group (its id is negative) has a limit of its own."""
    if chat < 0:
        return {chat: flood.seconds}
    if flood.seconds <= LONG or flood.seconded:
        return {None: flood.seconds}
    return {chat: flood.seconds, None: PAUSE}
