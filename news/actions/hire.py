from dataclasses import replace
from secrets import token_urlsafe
from typing import Final

from news.actions.authorize import role_of
from news.audit import Deed
from news.invitation import Invitation
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.rights import may
from news.team import Member, Role, UserId

GOOD_FOR: Final = 24 * 3600
"""Seconds that an invitation may wait to be taken up."""
_TOKEN_BYTES: Final = 18
_LONGEST_NAME: Final = 64


async def invite(newsroom: Newsroom, role: Role, *, by: UserId, now: Moment) -> Invitation:
    invitation = Invitation(
        token=token_urlsafe(_TOKEN_BYTES), role=role, made_by=by, expires_at=Moment(now + GOOD_FOR)
    )
    await newsroom.storage.invitations.keep(invitation)
    await _record(newsroom, "invite", by, by, role, now)
    return invitation


async def join(newsroom: Newsroom, token: str, *, user: UserId, name: str, now: Moment) -> Invitation | None:
    """The invitation that was taken up; None for one that opens nothing.

    Whoever invited must still be one who may. An owner stays one, whatever they are invited to.
    """
    invitation = await newsroom.storage.invitations.redeem(token, user, now)
    if invitation is None or not may(await role_of(newsroom, invitation.made_by), "team"):
        await newsroom.storage.audit.record(Deed(at=now, user_id=user, deed="refused", subject="invitation"))
        return None
    member = Member(
        user_id=user,
        role=invitation.role,
        name=name[:_LONGEST_NAME] or str(user),
        since=now,
        added_by=invitation.made_by,
    )
    await newsroom.storage.team.put(member)
    await _record(newsroom, "join", user, user, invitation.role, now)
    return invitation


async def change_role(
    newsroom: Newsroom, person: UserId, role: Role, *, by: UserId, now: Moment
) -> Member | None:
    """None for who is no member."""
    member = await newsroom.storage.team.get(person)
    if member is None:
        return None
    changed = replace(member, role=role)
    await newsroom.storage.team.put(changed)
    await _record(newsroom, "change role", by, person, role, now)
    return changed


async def dismiss(newsroom: Newsroom, person: UserId, *, by: UserId, now: Moment) -> bool:
    removed = await newsroom.storage.team.remove(person)
    if removed:
        await _record(newsroom, "dismiss", by, person, None, now)
    return removed


async def _record(
    newsroom: Newsroom, deed: str, by: UserId, person: UserId, role: Role | None, now: Moment
) -> None:
    told = Deed(at=now, user_id=by, deed=deed, subject=f"person {person}", detail=role or "")
    await newsroom.storage.audit.record(told)
