"""What the moderators' buttons ask for."""

from dataclasses import dataclass
from typing import Final, Literal

from handlers.action import Action
from news.article import ArticleId
from news.comment import CommentId
from news.moderation import Queue
from news.team import UserId

Choice = Literal["hold", "trusted", "open", "off", "default"]


@dataclass(frozen=True, slots=True)
class ShowQueue(Action):
    queue: Queue
    number: int


@dataclass(frozen=True, slots=True)
class Approve(Action):
    comment: CommentId


@dataclass(frozen=True, slots=True)
class Reject(Action):
    comment: CommentId


@dataclass(frozen=True, slots=True)
class BanAuthor(Action):
    comment: CommentId


@dataclass(frozen=True, slots=True)
class TakeDown(Action):
    """A comment that is shown."""

    comment: CommentId


@dataclass(frozen=True, slots=True)
class ShowBanned(Action):
    page: int


@dataclass(frozen=True, slots=True)
class Unban(Action):
    user: UserId


@dataclass(frozen=True, slots=True)
class ShowWords(Action):
    page: int


@dataclass(frozen=True, slots=True)
class AddWord(Action):
    pass


@dataclass(frozen=True, slots=True)
class RemoveWord(Action):
    """`mark` stands for the word, which may be longer than a button holds."""

    mark: int


@dataclass(frozen=True, slots=True)
class ShowDiscussion(Action):
    article: ArticleId


@dataclass(frozen=True, slots=True)
class ChooseDiscussion(Action):
    article: ArticleId
    choice: Choice


LETTERS: Final[dict[str, type[Action]]] = {
    "md": ShowQueue,
    "mda": Approve,
    "mdr": Reject,
    "mdb": BanAuthor,
    "mdt": TakeDown,
    "mdl": ShowBanned,
    "mdu": Unban,
    "mdw": ShowWords,
    "mdn": AddWord,
    "mdx": RemoveWord,
    "mdd": ShowDiscussion,
    "mds": ChooseDiscussion,
}
