"""Comments as rows, and what follows in the same transaction when one appears in its thread or leaves it."""

import json
from typing import Final

from news.comment import Comment, CommentState, Concern
from news.moment import Moment
from storage.database import Row, Transaction

COMMENT: Final = """
    comment.id, comment.article_id, comment.parent_id, comment.user_id, coalesce(commenter.name, '') AS name,
    comment.staff, comment.text, comment.state, comment.concerns, comment.at, comment.edited_at, comment.likes,
    (SELECT other.name FROM comment AS parent JOIN commenter AS other ON other.user_id = parent.user_id
     WHERE parent.id = comment.parent_id) AS answers
    FROM comment LEFT JOIN commenter ON commenter.user_id = comment.user_id
"""
SETTLING: Final = 5
"""Seconds for which further comments share one round of edits of the delivered copies."""
NEXT_NOTICE: Final = 600
"""Seconds for which further answers to the same comment share the next notice."""

_COUNT: Final = """
    INSERT INTO thread (article_id, shown, due_at) VALUES (:article, :step, :due)
    ON CONFLICT (article_id) DO UPDATE
    SET shown = thread.shown + excluded.shown, due_at = coalesce(thread.due_at, excluded.due_at)
"""
# Nobody reads what a group or channel is told, whose ids are below zero; everybody would.
_ANSWERED: Final = f"""
    INSERT INTO notice (user_id, kind, comment_id, answers, last_id, due_at)
    SELECT parent.user_id, 'answered', parent.id, 1, answer.id, CAST(:now AS BIGINT)
    FROM comment AS answer
    JOIN comment AS parent ON parent.id = answer.parent_id
    JOIN commenter ON commenter.user_id = parent.user_id
    WHERE answer.id = :comment AND parent.state = 'shown' AND parent.user_id <> answer.user_id AND notices = 1
      AND parent.user_id > 0
    ON CONFLICT (user_id, kind, comment_id) DO UPDATE
    SET answers = notice.answers + 1, last_id = excluded.last_id,
        due_at = coalesce(
            notice.due_at,
            CASE WHEN notice.sent_at + {NEXT_NOTICE} > excluded.due_at THEN notice.sent_at + {NEXT_NOTICE} END,
            excluded.due_at
        )
"""


def comment_of(row: Row) -> Comment:
    return Comment(
        id=row["id"],
        article_id=row["article_id"],
        parent_id=row["parent_id"],
        user_id=row["user_id"],
        name=row["name"],
        staff=bool(row["staff"]),
        answers=row["answers"] or "",
        text=row["text"],
        state=CommentState(row["state"]),
        concerns=tuple(Concern(concern) for concern in json.loads(row["concerns"])),
        at=row["at"],
        edited_at=row["edited_at"],
        likes=row["likes"],
    )


async def appear(transaction: Transaction, comment: int, article: int, now: Moment) -> None:
    await transaction.write(_COUNT, {"article": article, "step": 1, "due": now + SETTLING})
    await transaction.write(_ANSWERED, {"comment": comment, "now": now})


async def vanish(transaction: Transaction, article: int, now: Moment, *, number: int = 1) -> None:
    await transaction.write(_COUNT, {"article": article, "step": -number, "due": now + SETTLING})
