"""What a reply is to: a copy of an article, or a comment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.action import Action
from handlers.callback import ShowCard, ShowSummary
from handlers.codec import decode
from handlers.comments.callback import AnswerComment, ShowComment, ShowThread
from handlers.request import Request
from news.article import Article, ArticleId
from news.comment import Comment, CommentId

_OF_ONE_ARTICLE: Final = (ShowThread, ShowCard, ShowSummary)


@dataclass(frozen=True, slots=True)
class Target:
    article: Article
    parent: Comment | None = None


async def target_of(request: Request) -> Target | None:
    """By the buttons of the message that is answered, which any card has; else by what was delivered as it."""
    message = request.message
    if message is None or message.reply_to is None:
        return None
    storage = request.newsroom.storage
    carried = [action for data in message.buttons if (action := decode(data)) is not None]
    comment_id, article_id = _comment_of(carried), _article_of(carried)
    parent = await storage.comments.get(comment_id) if comment_id is not None else None
    if parent is not None:
        article_id = parent.article_id
    elif article_id is None:
        article_id = await storage.comments.article_of_copy(request.chat_id, message.reply_to)
    article = await storage.articles.get(article_id) if article_id is not None else None
    return Target(article, parent) if article else None


def _comment_of(carried: Sequence[Action]) -> CommentId | None:
    """The one comment that a message shows. A thread leads to several, and is itself about its article."""
    answered = [action.comment for action in carried if isinstance(action, AnswerComment)]
    if answered or _article_of(carried) is not None:
        return next(iter(answered), None)
    return next((action.comment for action in carried if isinstance(action, ShowComment)), None)


def _article_of(carried: Sequence[Action]) -> ArticleId | None:
    return next((action.article for action in carried if isinstance(action, _OF_ONE_ARTICLE)), None)
