"""What moderators decide, and what they are shown."""

from dataclasses import dataclass
from typing import Final, Literal

from news.comment import CommentId, CommentState
from news.delivery import MessageId
from news.moment import Moment
from news.subscriber import ChatId
from news.team import UserId

Queue = Literal["held", "doubtful"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A moderator's word on one comment. `name` is the moderator's, for a colleague who comes later.

    It is about a comment that waits; `takes_down` is about one that is shown. What is neither stays as it is.
    """

    comment_id: CommentId
    state: Literal[CommentState.SHOWN, CommentState.REJECTED]
    takes_down: bool = False
    by: UserId
    name: str
    at: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Ban:
    user_id: UserId
    name: str
    at: Moment


NO_COMMENT: Final = CommentId(0)
"""Ids count from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCard:
    """The one message that tells a moderator of what waits; `waiting` is the number it shows.

    It shows `comment_id`, or NO_COMMENT where it shows something else.
    """

    chat_id: ChatId
    message_id: MessageId
    comment_id: CommentId
    waiting: int
    at: Moment
