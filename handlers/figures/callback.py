from dataclasses import dataclass
from typing import Final, Literal

from handlers.action import Action

Days = Literal["7", "30", "90"]


@dataclass(frozen=True, slots=True)
class ShowFigures(Action):
    days: Days


@dataclass(frozen=True, slots=True)
class ExportFigures(Action):
    days: Days


@dataclass(frozen=True, slots=True)
class OpenPushes(Action):
    """In a message of its own, below the picture."""


@dataclass(frozen=True, slots=True)
class ShowPushes(Action):
    page: int


LETTERS: Final[dict[str, type[Action]]] = {
    "gf": ShowFigures,
    "gx": ExportFigures,
    "go": OpenPushes,
    "gp": ShowPushes,
}
