from news.actions.subscribe import scheduled
from news.language import Language
from news.moment import Moment
from news.newsroom import Newsroom
from news.subscriber import ChatId, Subscriber
from news.team import UserId


async def connect(
    newsroom: Newsroom,
    chat: ChatId,
    *,
    title: str,
    by: UserId,
    thread: int | None,
    language: Language,
    now: Moment,
) -> Subscriber:
    """News comes to a group or channel from now on; one that had it before keeps what was settled there."""
    policy = newsroom.policy
    return await newsroom.storage.places.connect(
        chat,
        title=title,
        by=by,
        thread=thread,
        language=language,
        timezone=policy.timezone,
        schedule=await scheduled(newsroom, policy.schedule, policy.timezone, now=now),
        now=now,
    )
