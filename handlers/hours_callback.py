"""What the buttons ask for with which readers settle their hours."""

from dataclasses import dataclass
from typing import Final

from handlers.action import Action


@dataclass(frozen=True, slots=True)
class ShowWhen(Action):
    pass


@dataclass(frozen=True, slots=True)
class ChooseDigest(Action):
    """Or, with `on` 0, news as it happens."""

    on: int


@dataclass(frozen=True, slots=True)
class ToggleTime(Action):
    """A time of the digest, in minutes after midnight."""

    minute: int


@dataclass(frozen=True, slots=True)
class ChooseWorkdays(Action):
    """Or, with `on` 0, every day."""

    on: int


@dataclass(frozen=True, slots=True)
class ShowQuiet(Action):
    pass


@dataclass(frozen=True, slots=True)
class ChooseQuiet(Action):
    """In minutes after midnight; no quiet hours where both are the same."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ChooseBreaking(Action):
    on: int


@dataclass(frozen=True, slots=True)
class ShowCap(Action):
    pass


@dataclass(frozen=True, slots=True)
class ChooseCap(Action):
    cap: int


@dataclass(frozen=True, slots=True)
class ShowZones(Action):
    pass


@dataclass(frozen=True, slots=True)
class ChooseZone(Action):
    """By its place in the list of zones, which only grows at its end."""

    place: int


LETTERS: Final[dict[str, type[Action]]] = {
    "t": ShowWhen,
    "a": ChooseDigest,
    "i": ToggleTime,
    "y": ChooseWorkdays,
    "u": ShowQuiet,
    "v": ChooseQuiet,
    "b": ChooseBreaking,
    "k": ShowCap,
    "m": ChooseCap,
    "z": ShowZones,
    "j": ChooseZone,
}
