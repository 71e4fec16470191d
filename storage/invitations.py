from typing import Final

from news.invitation import Invitation
from news.moment import Moment
from news.team import Role, UserId
from storage.database import Database
from storage.text import digest_of

_KEEP: Final = """
    INSERT INTO invitation (digest, role, made_by, expires_at) VALUES (:digest, :role, :made_by, :expires_at)
"""
_REDEEM: Final = """
    UPDATE invitation SET used_by = :user
    WHERE digest = :digest AND used_by IS NULL AND expires_at > :now
    RETURNING role, made_by, expires_at
"""


class InvitationRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, invitation: Invitation) -> None:
        await self._database.write(
            _KEEP,
            {
                "digest": digest_of(invitation.token),
                "role": invitation.role,
                "made_by": invitation.made_by,
                "expires_at": invitation.expires_at,
            },
        )

    async def redeem(self, token: str, user: UserId, now: Moment) -> Invitation | None:
        rows = await self._database.write(_REDEEM, {"digest": digest_of(token), "user": user, "now": now})
        if not rows:
            return None
        row = rows[0]
        return Invitation(
            token=token, role=Role(row["role"]), made_by=row["made_by"], expires_at=row["expires_at"]
        )
