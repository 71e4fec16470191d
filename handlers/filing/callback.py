"""The buttons of the categories' screens. `general` is 1 for any source, 0 for the category's own."""

from dataclasses import dataclass
from typing import Final

from handlers.action import Action
from news.category import CategoryId
from news.topic import TopicId


@dataclass(frozen=True, slots=True)
class ShowFiled(Action):
    page: int


@dataclass(frozen=True, slots=True)
class ShowUnfiled(Action):
    page: int


@dataclass(frozen=True, slots=True)
class ShowCategory(Action):
    """One that has a topic."""

    category: CategoryId


@dataclass(frozen=True, slots=True)
class ChooseFiling(Action):
    """Among the topics on a page."""

    category: CategoryId
    general: int
    page: int


@dataclass(frozen=True, slots=True)
class FileUnder(Action):
    category: CategoryId
    general: int
    topic: TopicId


@dataclass(frozen=True, slots=True)
class AskForTopic(Action):
    """To be answered in words."""

    category: CategoryId
    general: int


@dataclass(frozen=True, slots=True)
class AskForCategory(Action):
    """One that has not been seen yet, by its name."""


@dataclass(frozen=True, slots=True)
class Unfile(Action):
    category: CategoryId


@dataclass(frozen=True, slots=True)
class FileOlder(Action):
    """The stories that are here already, too; `sure` is 1 when it was asked for twice."""

    category: CategoryId
    sure: int


LETTERS: Final[dict[str, type[Action]]] = {
    "fcl": ShowFiled,
    "fcu": ShowUnfiled,
    "fcs": ShowCategory,
    "fcf": ChooseFiling,
    "fct": FileUnder,
    "fca": AskForTopic,
    "fcn": AskForCategory,
    "fcx": Unfile,
    "fco": FileOlder,
}
