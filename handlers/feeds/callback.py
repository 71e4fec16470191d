"""The buttons of the sources' screens."""

from dataclasses import dataclass
from typing import Final, Literal

from handlers.action import Action
from news.article import ArticleId
from news.ports import SearchId
from news.source import SourceId
from news.template import Line, Part, Picture

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
class ShowFeedTopics(Action):
    """A page of the topics that there are."""

    source: SourceId
    page: int


@dataclass(frozen=True, slots=True)
class ChooseFeedTopic(Action):
    """`topic` is 0 for what each story says itself."""

    source: SourceId
    topic: int


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
class ShowTemplate(Action):
    source: SourceId


@dataclass(frozen=True, slots=True)
class ChoosePicture(Action):
    source: SourceId
    picture: Picture


@dataclass(frozen=True, slots=True)
class SetPart(Action):
    source: SourceId
    part: Part
    on: int


@dataclass(frozen=True, slots=True)
class AskForLine(Action):
    """To be answered in words."""

    source: SourceId
    line: Line


@dataclass(frozen=True, slots=True)
class RenewCopies(Action):
    """Those that are out lately, in the look that there is now; `sure` is 1 when it was asked for twice."""

    source: SourceId
    sure: int


@dataclass(frozen=True, slots=True)
class AskForFeed(Action):
    """A new one, by its address."""


@dataclass(frozen=True, slots=True)
class FollowFeed(Action):
    """`address` is the row that keeps it, since an address is longer than a button."""

    address: SearchId


@dataclass(frozen=True, slots=True)
class AskToRemove(Action):
    source: SourceId


@dataclass(frozen=True, slots=True)
class RemoveFeed(Action):
    """When it was asked for twice."""

    source: SourceId


@dataclass(frozen=True, slots=True)
class AskForList(Action):
    """Of feeds, as an OPML file."""


@dataclass(frozen=True, slots=True)
class FollowList(Action):
    """`file` is the row that keeps which file it was, since Telegram's name of it is longer than a button."""

    file: SearchId


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
    "fe": ShowFeedTopics,
    "fi": ChooseFeedTopic,
    "fb": ShowTemplate,
    "fc": ChoosePicture,
    "fh": SetPart,
    "fj": AskForLine,
    "fm": AskForList,
    "fq": FollowList,
    "fr": AskToRemove,
    "fy": RemoveFeed,
    "fv": RenewCopies,
}
