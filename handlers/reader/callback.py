"""The buttons of the reader's own screens."""

from dataclasses import dataclass
from typing import Final

from handlers.action import Action
from news.topic import TopicId


@dataclass(frozen=True, slots=True)
class ShowTopics(Action):
    page: int


@dataclass(frozen=True, slots=True)
class ChooseTopic(Action):
    """On a page of the topics; `wanted` says what it is from now on, so pressing twice does no harm."""

    topic: TopicId
    wanted: int
    page: int


@dataclass(frozen=True, slots=True)
class ChooseOnly(Action):
    """Only what is ticked, or with `on` 0 everything but what is not."""

    on: int


# Append only: buttons in old messages keep their letters for ever.
LETTERS: Final[dict[str, type[Action]]] = {
    "tp": ShowTopics,
    "tc": ChooseTopic,
    "to": ChooseOnly,
}
