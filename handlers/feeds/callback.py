"""The buttons of the sources' screens."""

from dataclasses import dataclass
from typing import Final, Literal

from handlers.action import Action
from news.article import ArticleId
from news.ports import SearchId
from news.source import SourceId

Tongue = Literal["th", "en", "any"]
Question = Literal["address", "topic"]


@dataclass(frozen=True, slots=True)
class ShowFeeds(Action):
    page: int


@dataclass(frozen=True, slots=True)
class ShowFeed(Action):
    source: SourceId


@dataclass(frozen=True, slots=True)
class PauseFeed(Action):
    source: SourceId
    on: int


@dataclass(frozen=True, slots=True)
class TestFeed(Action):
    source: SourceId


@dataclass(frozen=True, slots=True)
class AskOfFeed(Action):
    """To be answered in words."""

    source: SourceId
    question: Question


@dataclass(frozen=True, slots=True)
class ChooseFeedLanguage(Action):
    source: SourceId
    tongue: Tongue


@dataclass(frozen=True, slots=True)
class ChooseFeedDelay(Action):
    """`code` is 0 for everybody's delay, else the minutes and one more."""

    source: SourceId
    code: int


@dataclass(frozen=True, slots=True)
class ChooseApproval(Action):
    source: SourceId
    on: int


@dataclass(frozen=True, slots=True)
class AskForFeed(Action):
    """A new one, by its address."""


@dataclass(frozen=True, slots=True)
class FollowFeed(Action):
    """`address` is the row that keeps it, since an address is longer than a button."""

    address: SearchId


@dataclass(frozen=True, slots=True)
class ExportFeeds(Action):
    pass


@dataclass(frozen=True, slots=True)
class ShowAwaiting(Action):
    page: int


@dataclass(frozen=True, slots=True)
class DecideAwaiting(Action):
    article: ArticleId
    push: int


LETTERS: Final[dict[str, type[Action]]] = {
    "fl": ShowFeeds,
    "ff": ShowFeed,
    "fp": PauseFeed,
    "ft": TestFeed,
    "fk": AskOfFeed,
    "fg": ChooseFeedLanguage,
    "fd": ChooseFeedDelay,
    "fa": ChooseApproval,
    "fn": AskForFeed,
    "fo": FollowFeed,
    "fx": ExportFeeds,
    "fw": ShowAwaiting,
    "fu": DecideAwaiting,
}
