from dataclasses import dataclass

from news.subscriber import PlaceId


class Action:
    """What a button asks for: a frozen dataclass of whole numbers and words, small enough for 64 bytes."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class At(Action):
    """The same, of a group or channel: pressed by one of its admins, in a private chat."""

    place: PlaceId
    action: Action
