from news.language import Language
from news.newsroom import Newsroom
from news.subscriber import ChatId
from news.team import Role, UserId


async def role_of(newsroom: Newsroom, user: UserId) -> Role | None:
    """None is a reader. Asked anew for every press: whoever was demoted a second ago may no longer."""
    if user in newsroom.policy.owners:
        return Role.OWNER
    member = await newsroom.storage.team.get(user)
    return member.role if member else None


async def language_of(newsroom: Newsroom, user: UserId) -> Language:
    """What somebody of the newsroom is written to in, who may never have written here themselves."""
    subscriber = await newsroom.storage.subscribers.get(ChatId(user))
    return subscriber.language if subscriber else newsroom.policy.language
