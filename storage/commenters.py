from collections.abc import Sequence
from typing import Final

from news.comment import Comment, Commenter, Habits, Notice
from news.moment import Moment
from news.team import UserId
from storage.database import Database, Row
from storage.talk import COMMENT, NEXT_NOTICE, comment_of

_MINUTE: Final = 60
_DAY: Final = 86_400

_GET: Final = """
    SELECT user_id, name, notices, approved, rejected, banned_at FROM commenter WHERE user_id = :user
"""
_RENAME: Final = """
    INSERT INTO commenter (user_id, name) VALUES (:user, :name)
    ON CONFLICT (user_id) DO UPDATE SET name = excluded.name
"""
_NOTICES: Final = "UPDATE commenter SET notices = :on WHERE user_id = :user"
_HABITS: Final = """
    SELECT (SELECT count(*) FROM comment WHERE user_id = :user AND at > :minute) AS minute,
           (SELECT count(*) FROM comment WHERE user_id = :user AND at > :day) AS day,
           (SELECT count(*) FROM comment WHERE likeness = :likeness AND user_id = :user AND at > :day) AS again,
           (SELECT count(DISTINCT user_id) FROM comment
            WHERE likeness = :likeness AND user_id <> :user AND at > :day) AS echoes
"""
_CLAIM: Final = """
    WITH due AS MATERIALIZED (
        SELECT user_id AS due_user, kind AS due_kind, comment_id AS due_comment FROM notice
        WHERE due_at <= :now
        ORDER BY due_at
        LIMIT :limit
        {skip_locked}
    )
    UPDATE notice SET due_at = :until
    FROM due
    WHERE user_id = due_user AND kind = due_kind AND comment_id = due_comment
    RETURNING user_id, kind, comment_id, answers, last_id
"""
_COMMENT: Final = f"SELECT {COMMENT} WHERE comment.id = :comment"
_NOTICED: Final = f"""
    UPDATE notice
    SET sent_at = :now, answers = answers - :answers,
        due_at = CASE WHEN answers > :answers THEN CAST(:now AS BIGINT) + {NEXT_NOTICE} END
    WHERE user_id = :user AND kind = :kind AND comment_id = :comment
"""


class CommenterRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, user: UserId) -> Commenter | None:
        rows = await self._database.read(_GET, {"user": user})
        return _commenter_of(rows[0]) if rows else None

    async def rename(self, user: UserId, name: str) -> None:
        await self._database.write(_RENAME, {"user": user, "name": name})

    async def choose_notices(self, user: UserId, *, on: bool) -> None:
        await self._database.write(_NOTICES, {"user": user, "on": int(on)})

    async def habits(self, user: UserId, likeness: str, now: Moment) -> Habits:
        since = {"minute": now - _MINUTE, "day": now - _DAY}
        (row,) = await self._database.read(_HABITS, {"user": user, "likeness": likeness, **since})
        return Habits(minute=row["minute"], day=row["day"], again=row["again"], echoes=row["echoes"])

    async def notices(self, now: Moment, *, until: Moment, limit: int) -> Sequence[Notice]:
        claim = _CLAIM.format(skip_locked=self._database.dialect.skip_locked)
        rows = await self._database.write(claim, {"now": now, "until": until, "limit": limit})
        return [notice for row in rows if (notice := await self._notice_of(row)) is not None]

    async def noticed(self, notice: Notice, now: Moment) -> None:
        await self._database.write(
            _NOTICED,
            {
                "user": notice.user_id,
                "kind": notice.kind,
                "comment": notice.comment.id,
                "answers": notice.answers,
                "now": now,
            },
        )

    async def _notice_of(self, row: Row) -> Notice | None:
        comment = await self._comment(row["comment_id"])
        if comment is None:
            return None
        return Notice(
            user_id=row["user_id"],
            kind=row["kind"],
            comment=comment,
            answers=row["answers"],
            last=await self._comment(row["last_id"]) if row["last_id"] is not None else None,
        )

    async def _comment(self, comment: int) -> Comment | None:
        rows = await self._database.read(_COMMENT, {"comment": comment})
        return comment_of(rows[0]) if rows else None


def _commenter_of(row: Row) -> Commenter:
    return Commenter(
        user_id=row["user_id"],
        name=row["name"],
        notices=bool(row["notices"]),
        approved=row["approved"],
        rejected=row["rejected"],
        banned=row["banned_at"] is not None,
    )
