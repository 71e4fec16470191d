import json
from typing import Final

from news.article import ArticleId
from news.comment import (
    Comment,
    CommentId,
    CommentState,
    Edit,
    NewComment,
    Order,
    Origin,
    Thread,
)
from news.delivery import MessageId
from news.discussion import Discussion
from news.moment import Moment
from news.page import Page
from news.subscriber import ChatId
from news.team import UserId
from storage.database import Database, Row, Transaction
from storage.talk import COMMENT, appear, comment_of, vanish

_GET: Final = f"SELECT {COMMENT} WHERE comment.id = :comment"
_WRITTEN_AS: Final = f"SELECT {COMMENT} WHERE comment.chat_id = :chat AND comment.message_id = :message"
_MEET: Final = "INSERT INTO commenter (user_id, name) VALUES (:user, :name) ON CONFLICT (user_id) DO NOTHING"
_ADD: Final = """
    INSERT INTO comment (article_id, parent_id, user_id, chat_id, message_id, staff, text, likeness, state,
                         concerns, at)
    VALUES (:article, :parent, :user, :chat, :message, :staff, :text, :likeness, :state, :concerns, :at)
    RETURNING id
"""
_READABLE: Final = """
    article_id = :article
    AND (state IN ('shown', 'removed') OR (comment.user_id = :reader AND state IN ('held', 'doubtful')))
"""
_PAGE: Final = f"SELECT {COMMENT} WHERE {_READABLE} ORDER BY {{order}} LIMIT :size OFFSET :offset"
_ORDERS: Final[dict[Order, str]] = {"new": "comment.id DESC", "best": "likes DESC, comment.id DESC"}
_TOTAL: Final = f"SELECT count(*) AS total FROM comment WHERE {_READABLE}"
_STANDING: Final = "SELECT article_id, user_id, state FROM comment WHERE id = :comment"

_EDIT: Final = """
    UPDATE comment SET text = :text, likeness = :likeness, state = :state, concerns = :concerns, edited_at = :at
    WHERE id = :comment AND user_id = :user AND at >= :since AND state = :former
    RETURNING id
"""
_REMOVE: Final = """
    UPDATE comment SET state = 'removed', text = '', likeness = '', concerns = '[]', likes = 0, edited_at = NULL
    WHERE id = :comment AND user_id = :user AND state = :former
    RETURNING id
"""
_UNVOTE: Final = "DELETE FROM vote WHERE comment_id = :comment AND user_id = :user RETURNING user_id"
_UNVOTE_ALL: Final = "DELETE FROM vote WHERE comment_id = :comment"
_VOTE: Final = "INSERT INTO vote (comment_id, user_id) VALUES (:comment, :user)"
_LIKE: Final = "UPDATE comment SET likes = likes + :step WHERE id = :comment"

_THREAD: Final = "SELECT article_id, shown, discussion FROM thread WHERE article_id = :article"
_DISCUSS: Final = """
    INSERT INTO thread (article_id, discussion) VALUES (:article, :own)
    ON CONFLICT (article_id) DO UPDATE SET discussion = excluded.discussion
"""
_COPIED: Final = """
    SELECT article_id FROM delivery JOIN push ON push.id = push_id
    WHERE chat_id = :chat AND message_id = :message
"""


class CommentRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, comment: NewComment) -> Comment:
        async with self._database.transaction() as transaction:
            known = await transaction.read(_WRITTEN_AS, _origin(comment.origin))
            if known:
                return comment_of(known[0])
            await transaction.write(_MEET, {"user": comment.user_id, "name": comment.name})
            (added,) = await transaction.write(_ADD, _parameters(comment))
            if comment.state is CommentState.SHOWN:
                await appear(transaction, added["id"], comment.article_id, comment.at)
            (row,) = await transaction.read(_GET, {"comment": added["id"]})
        return comment_of(row)

    async def written_as(self, origin: Origin) -> Comment | None:
        rows = await self._database.read(_WRITTEN_AS, _origin(origin))
        return comment_of(rows[0]) if rows else None

    async def get(self, comment: CommentId) -> Comment | None:
        rows = await self._database.read(_GET, {"comment": comment})
        return comment_of(rows[0]) if rows else None

    async def thread(self, article: ArticleId) -> Thread:
        rows = await self._database.read(_THREAD, {"article": article})
        if not rows:
            return Thread(article_id=article)
        return Thread(article_id=article, shown=rows[0]["shown"], own=rows[0]["discussion"])

    async def page(
        self, article: ArticleId, reader: UserId, *, order: Order, number: int, size: int
    ) -> Page[Comment]:
        whose = {"article": article, "reader": reader}
        rows = await self._database.read(
            _PAGE.format(order=_ORDERS[order]), {**whose, "size": size, "offset": number * size}
        )
        (total,) = await self._database.read(_TOTAL, whose)
        return Page(items=[comment_of(row) for row in rows], number=number, size=size, total=total["total"])

    async def edit(self, edit: Edit) -> bool:
        async with self._database.transaction() as transaction:
            row = await _standing(transaction, edit.comment_id, edit.user_id)
            if row is None or row["state"] not in {"shown", "held", "doubtful"}:
                return False
            edited = await transaction.write(_EDIT, {**_edited(edit), "former": row["state"]})
            if not edited:
                return False
            was, now_is = row["state"] == "shown", edit.state is CommentState.SHOWN
            if was and not now_is:
                await vanish(transaction, row["article_id"], edit.at)
            elif now_is and not was:
                await appear(transaction, edit.comment_id, row["article_id"], edit.at)
        return True

    async def remove(self, comment: CommentId, user: UserId, now: Moment) -> bool:
        async with self._database.transaction() as transaction:
            row = await _standing(transaction, comment, user)
            if row is None or row["state"] == "removed":
                return False
            removed = await transaction.write(
                _REMOVE, {"comment": comment, "user": user, "former": row["state"]}
            )
            if not removed:
                return False
            await transaction.write(_UNVOTE_ALL, {"comment": comment})
            if row["state"] == "shown":
                await vanish(transaction, row["article_id"], now)
        return True

    async def vote(self, comment: CommentId, user: UserId) -> bool | None:
        one = {"comment": comment, "user": user}
        async with self._database.transaction() as transaction:
            rows = await transaction.read(_STANDING, {"comment": comment})
            if not rows or rows[0]["state"] != "shown" or rows[0]["user_id"] == user:
                return None
            taken_back = bool(await transaction.write(_UNVOTE, one))
            if not taken_back:
                await transaction.write(_VOTE, one)
            await transaction.write(_LIKE, {"comment": comment, "step": -1 if taken_back else 1})
        return not taken_back

    async def discuss(self, article: ArticleId, own: Discussion | None) -> None:
        await self._database.write(_DISCUSS, {"article": article, "own": own})

    async def article_of_copy(self, chat: ChatId, message: MessageId) -> ArticleId | None:
        rows = await self._database.read(_COPIED, {"chat": chat, "message": message})
        return rows[0]["article_id"] if rows else None


async def _standing(transaction: Transaction, comment: CommentId, user: UserId) -> Row | None:
    rows = await transaction.read(_STANDING, {"comment": comment})
    return rows[0] if rows and rows[0]["user_id"] == user else None


def _origin(origin: Origin) -> dict[str, int]:
    return {"chat": origin.chat_id, "message": origin.message_id}


def _parameters(comment: NewComment) -> dict[str, str | int | None]:
    return {
        "article": comment.article_id,
        "parent": comment.parent_id,
        "user": comment.user_id,
        **_origin(comment.origin),
        "staff": int(comment.staff),
        "text": comment.text,
        "likeness": comment.likeness,
        "state": comment.state,
        "concerns": json.dumps(comment.concerns),
        "at": comment.at,
    }


def _edited(edit: Edit) -> dict[str, str | int]:
    return {
        "comment": edit.comment_id,
        "user": edit.user_id,
        "text": edit.text,
        "likeness": edit.likeness,
        "state": edit.state,
        "concerns": json.dumps(edit.concerns),
        "at": edit.at,
        "since": edit.since,
    }
