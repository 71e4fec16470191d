from collections.abc import Sequence
from typing import Final

from news.team import Member, UserId
from storage.database import Database
from storage.rows import MEMBER, member_of

_GET: Final = f"SELECT {MEMBER} FROM member WHERE user_id = :user"
_ALL: Final = f"SELECT {MEMBER} FROM member ORDER BY since, user_id"
_PUT: Final = """
    INSERT INTO member (user_id, role, name, since, added_by) VALUES (:user, :role, :name, :since, :added_by)
    ON CONFLICT (user_id) DO UPDATE
    SET role = excluded.role, name = excluded.name, since = excluded.since, added_by = excluded.added_by
"""
_REMOVE: Final = "DELETE FROM member WHERE user_id = :user RETURNING user_id"


class TeamRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, user: UserId) -> Member | None:
        rows = await self._database.read(_GET, {"user": user})
        return member_of(rows[0]) if rows else None

    async def all(self) -> Sequence[Member]:
        return [member_of(row) for row in await self._database.read(_ALL)]

    async def put(self, member: Member) -> None:
        await self._database.write(
            _PUT,
            {
                "user": member.user_id,
                "role": member.role.value,
                "name": member.name,
                "since": member.since,
                "added_by": member.added_by,
            },
        )

    async def remove(self, user: UserId) -> bool:
        return bool(await self._database.write(_REMOVE, {"user": user}))
