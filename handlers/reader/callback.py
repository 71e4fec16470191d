"""The buttons of the reader's own screens."""

from dataclasses import dataclass
from typing import Final

from handlers.action import Action
from news.article import ArticleId
from news.language import Language
from news.moment import Moment
from news.source import SourceId
from news.topic import TopicId
from news.watch import WatchId


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


@dataclass(frozen=True, slots=True)
class ShowTopic(Action):
    """A page of what is filed under the topic, or written by the author."""

    topic: TopicId
    page: int


@dataclass(frozen=True, slots=True)
class FollowTopic(Action):
    topic: TopicId
    wanted: int


@dataclass(frozen=True, slots=True)
class ShowSource(Action):
    source: SourceId
    page: int


@dataclass(frozen=True, slots=True)
class ShowMissed(Action):
    """What was published after `since`, while the reader was away."""

    since: Moment
    page: int


@dataclass(frozen=True, slots=True)
class ShowMostRead(Action):
    """Of the last seven days."""


@dataclass(frozen=True, slots=True)
class ChooseRecap(Action):
    """Whether the week's most read comes by itself."""

    on: int


@dataclass(frozen=True, slots=True)
class Begin(Action):
    """Subscribes somebody who has only looked so far."""


@dataclass(frozen=True, slots=True)
class GreetIn(Action):
    """The first tap of a new reader's three: the language."""

    language: Language


@dataclass(frozen=True, slots=True)
class AskTopics(Action):
    page: int


@dataclass(frozen=True, slots=True)
class PickTopic(Action):
    """The second tap, as often as the reader likes."""

    topic: TopicId
    wanted: int
    page: int


@dataclass(frozen=True, slots=True)
class AskWhen(Action):
    pass


@dataclass(frozen=True, slots=True)
class PickWhen(Action):
    """The third tap: by its place in the list of offers, which only grows at its end."""

    place: int


@dataclass(frozen=True, slots=True)
class Settle(Action):
    """What is left of the three taps is skipped."""


@dataclass(frozen=True, slots=True)
class ChooseLayout(Action):
    """Whether a story comes with its full text at once."""

    full: int


@dataclass(frozen=True, slots=True)
class Keep(Action):
    """For later; what is kept already is let go."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class ShowSaved(Action):
    page: int


@dataclass(frozen=True, slots=True)
class DropWithdrawn(Action):
    """From a page of what is saved."""

    page: int


@dataclass(frozen=True, slots=True)
class ShowMore(Action):
    """What can be done about a story, in the place of its card's buttons."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class FollowHere(Action):
    article: ArticleId
    topic: TopicId
    wanted: int


@dataclass(frozen=True, slots=True)
class SoundHere(Action):
    article: ArticleId
    on: int


@dataclass(frozen=True, slots=True)
class ShowLess(Action):
    """What of a story can be turned off: its topic, its author, the words of its title."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class MuteHere(Action):
    """A word of the title, by its checksum: the title may be another one by now."""

    article: ArticleId
    word: int


@dataclass(frozen=True, slots=True)
class ShowWatches(Action):
    page: int


@dataclass(frozen=True, slots=True)
class RemoveWatch(Action):
    watch: WatchId
    page: int


@dataclass(frozen=True, slots=True)
class AskWords(Action):
    """What to watch for, or with `muted` 1 what not to hear of."""

    muted: int


@dataclass(frozen=True, slots=True)
class Explain(Action):
    """Why the story came."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class StopHere(Action):
    """No more news; the card stays as it is."""


# Append only: buttons in old messages keep their letters for ever.
LETTERS: Final[dict[str, type[Action]]] = {
    "tp": ShowTopics,
    "tc": ChooseTopic,
    "to": ChooseOnly,
    "ta": ShowTopic,
    "tf": FollowTopic,
    "sa": ShowSource,
    "aw": ShowMissed,
    "mr": ShowMostRead,
    "rc": ChooseRecap,
    "ob": Begin,
    "ol": GreetIn,
    "ot": AskTopics,
    "op": PickTopic,
    "ow": AskWhen,
    "oh": PickWhen,
    "oz": Settle,
    "cl": ChooseLayout,
    "sk": Keep,
    "sl": ShowSaved,
    "sd": DropWithdrawn,
    "mo": ShowMore,
    "mf": FollowHere,
    "ms": SoundHere,
    "ml": ShowLess,
    "mm": MuteHere,
    "wl": ShowWatches,
    "wx": RemoveWatch,
    "wa": AskWords,
    "my": Explain,
    "mx": StopHere,
}
