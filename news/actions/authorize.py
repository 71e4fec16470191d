from news.newsroom import Newsroom
from news.team import Role, UserId


async def role_of(newsroom: Newsroom, user: UserId) -> Role | None:
    """None is a reader. Asked anew for every press: whoever was demoted a second ago may no longer."""
    if user in newsroom.policy.owners:
        return Role.OWNER
    member = await newsroom.storage.team.get(user)
    return member.role if member else None
