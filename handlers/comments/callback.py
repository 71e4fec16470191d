"""What the buttons around comments ask for."""

from dataclasses import dataclass
from typing import Final

from handlers.action import Action
from news.article import ArticleId
from news.comment import CommentId, Order


@dataclass(frozen=True, slots=True)
class ShowThread(Action):
    article: ArticleId
    order: Order
    page: int


@dataclass(frozen=True, slots=True)
class ShowComment(Action):
    comment: CommentId


@dataclass(frozen=True, slots=True)
class LikeComment(Action):
    comment: CommentId


@dataclass(frozen=True, slots=True)
class WriteComment(Action):
    """From now on the reader's text is a comment on the article."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class StopWriting(Action):
    article: ArticleId


@dataclass(frozen=True, slots=True)
class AnswerComment(Action):
    comment: CommentId


@dataclass(frozen=True, slots=True)
class EditComment(Action):
    comment: CommentId


@dataclass(frozen=True, slots=True)
class LeaveComment(Action):
    """As it is: neither answered nor edited."""

    comment: CommentId


@dataclass(frozen=True, slots=True)
class DeleteComment(Action):
    """`sure` is 0 for the question, 1 for the answer."""

    comment: CommentId
    sure: int


@dataclass(frozen=True, slots=True)
class SearchInstead(Action):
    """What was taken for a comment was meant as a search."""

    comment: CommentId


@dataclass(frozen=True, slots=True)
class ChooseName(Action):
    article: ArticleId


@dataclass(frozen=True, slots=True)
class ChooseNotices(Action):
    on: int


LETTERS: Final[dict[str, type[Action]]] = {
    "cm": ShowThread,
    "cmo": ShowComment,
    "cml": LikeComment,
    "cmw": WriteComment,
    "cmx": StopWriting,
    "cma": AnswerComment,
    "cme": EditComment,
    "cmk": LeaveComment,
    "cmd": DeleteComment,
    "cms": SearchInstead,
    "cmn": ChooseName,
    "cmm": ChooseNotices,
}
