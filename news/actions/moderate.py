from collections.abc import Sequence
from enum import Enum, auto
from typing import Literal

from news.actions.authorize import role_of
from news.comment import Comment, CommentState
from news.moderation import Decision
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.rights import may
from news.team import UserId


class Banned(Enum):
    NOW = auto()
    BEFORE = auto()
    NOBODY = auto()
    """The comment's author is not known any more."""
    STAFF = auto()


async def moderators(newsroom: Newsroom) -> Sequence[UserId]:
    members = await newsroom.storage.team.all()
    return sorted({*newsroom.policy.owners, *(m.user_id for m in members if may(m.role, "moderate"))})


async def decide(
    newsroom: Newsroom,
    comment: Comment,
    state: Literal[CommentState.SHOWN, CommentState.REJECTED],
    *,
    by: UserId,
    name: str,
    now: Moment,
    takes_down: bool = False,
) -> bool:
    """Once: False where it was decided before, by whomever."""
    return await newsroom.storage.moderation.decide(
        Decision(comment_id=comment.id, state=state, takes_down=takes_down, by=by, name=name, at=now)
    )


async def ban_author(newsroom: Newsroom, comment: Comment, *, by: UserId, name: str, now: Moment) -> Banned:
    """What waits of theirs is rejected with it, and this comment taken down where it is shown."""
    if comment.user_id is None:
        return Banned.NOBODY
    if may(await role_of(newsroom, comment.user_id), "moderate"):
        return Banned.STAFF
    fresh = await newsroom.storage.moderation.ban(comment.user_id, name=name, by=by, now=now)
    if comment.state is CommentState.SHOWN:
        await decide(newsroom, comment, CommentState.REJECTED, by=by, name=name, now=now, takes_down=True)
    return Banned.NOW if fresh else Banned.BEFORE
