"""What readers say below an article, and what the newsroom makes of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NewType

from news.article import ArticleId
from news.delivery import MessageId
from news.discussion import Discussion
from news.edition import Edition
from news.moment import Moment
from news.subscriber import ChatId
from news.team import UserId

CommentId = NewType("CommentId", int)
Order = Literal["new", "best"]


class CommentState(StrEnum):
    SHOWN = "shown"
    HELD = "held"
    DOUBTFUL = "doubtful"
    """Held as well, but without calling a moderator: it looks like an advert."""
    REJECTED = "rejected"
    REMOVED = "removed"
    """By its author, or with all that was known of them. Its place in the thread is kept."""


class Concern(StrEnum):
    """Why a comment is not simply shown."""

    HELD_ALL = "all"
    FIRST = "first"
    LINK = "link"
    WORD = "word"
    REPEATED = "repeated"
    INVISIBLE = "invisible"
    LOOKALIKE = "lookalike"
    FORWARDED = "forwarded"
    SHOUTING = "shouting"


class Refusal(StrEnum):
    """Why a comment is not even kept. Its author is told."""

    CLOSED = "closed"
    BANNED = "banned"
    EMPTY = "empty"
    LONG = "long"
    AGAIN = "again"
    FAST = "fast"
    MANY = "many"
    GONE = "gone"
    """What it answers is no longer shown."""


def is_chat(user: UserId) -> bool:
    """A group or channel that speaks for itself, whose ids are below zero. It can't be told anything."""
    return user < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """`user_id` is None once its author has asked to be forgotten. `answers` names whom a reply is to.

    `staff` tells the newsroom's own people from whoever calls themselves so.
    """

    id: CommentId
    article_id: ArticleId
    parent_id: CommentId | None
    user_id: UserId | None
    name: str
    staff: bool
    answers: str
    text: str
    state: CommentState
    concerns: tuple[Concern, ...]
    at: Moment
    edited_at: Moment | None
    likes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The message that a comment was written as: an update that comes twice must not make two of it."""

    chat_id: ChatId
    message_id: MessageId


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward:
    """A channel's `post` as it came by itself to its `place` in the group where the channel is discussed."""

    place: Origin
    post: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class NewComment:
    """`likeness` is the same for texts that differ only in looks."""

    article_id: ArticleId
    parent_id: CommentId | None
    user_id: UserId
    name: str
    staff: bool
    text: str
    likeness: str
    state: CommentState
    concerns: tuple[Concern, ...]
    at: Moment
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Commenter:
    """What is remembered of somebody who comments. `notices` is whether answers are told to them."""

    user_id: UserId
    name: str
    notices: bool = True
    approved: int = 0
    rejected: int = 0
    banned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What somebody has written lately: `minute` and `day` count all their comments.

    `again` counts those of a day that say the same as the one being judged, `echoes` the others who say it.
    """

    minute: int = 0
    day: int = 0
    again: int = 0
    echoes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A comment about to be judged: the text as typed, and who typed it."""

    text: str
    author: Commenter
    habits: Habits = Habits()
    member: bool = False
    forwarded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRules:
    """`words` are those that no comment may have unseen, folded as the rules compare them."""

    discussion: Discussion = "hold"
    words: frozenset[str] = frozenset()
    longest: int = 1500
    a_minute: int = 4
    a_day: int = 60


@dataclass(frozen=True, slots=True)
class Show:
    text: str


@dataclass(frozen=True, slots=True)
class Hold:
    text: str
    concerns: tuple[Concern, ...]
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Refuse:
    why: Refusal


Verdict = Show | Hold | Refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """An article's comments as a whole. `own` is what was settled for this article alone."""

    article_id: ArticleId
    shown: int = 0
    own: Discussion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """An author's new text for a comment written no earlier than `since`."""

    comment_id: CommentId
    user_id: UserId
    text: str
    likeness: str
    state: CommentState
    concerns: tuple[Concern, ...]
    at: Moment
    since: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to tell an author: `answered` by how many, or `approved`. It is about their `comment`."""

    user_id: UserId
    kind: Literal["answered", "approved"]
    comment: Comment
    answers: int
    last: Comment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCopy:
    """A delivered copy of an article, whose buttons show the number of comments."""

    chat_id: ChatId
    message_id: MessageId
    edition: Edition
