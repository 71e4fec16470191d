from dataclasses import dataclass
from typing import Final

from handlers.action import Action


@dataclass(frozen=True, slots=True)
class ShowPlaces(Action):
    """In a private chat: the groups and channels that somebody has connected."""


@dataclass(frozen=True, slots=True)
class Connect(Action):
    """In a group, by one of its admins: the news comes there, in a forum to the thread of the button."""


# Append only: buttons in old messages keep their letters for ever.
LETTERS: Final[dict[str, type[Action]]] = {
    "pl": ShowPlaces,
    "pc": Connect,
}
