from news.language import Language
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.schedule import timetable
from news.schedule import AS_IT_HAPPENS, Schedule, ScheduleId
from news.subscriber import ChatId, Subscriber


async def subscribe(newsroom: Newsroom, chat: ChatId, *, language: Language, now: Moment) -> Subscriber:
    """From now on the chat gets the news: as it had chosen before, else as the operator has settled."""
    policy = newsroom.policy
    return await newsroom.storage.subscribers.join(
        chat,
        language=language,
        timezone=policy.timezone,
        now=now,
        schedule=await scheduled(newsroom, policy.schedule, policy.timezone, now=now),
    )


async def meet(newsroom: Newsroom, chat: ChatId, *, language: Language, now: Moment) -> Subscriber:
    """A choice can be made before any subscription; it is kept for then."""
    policy = newsroom.policy
    return await newsroom.storage.subscribers.meet(
        chat,
        language=language,
        timezone=policy.timezone,
        now=now,
        schedule=await scheduled(newsroom, policy.schedule, policy.timezone, now=now),
    )


async def scheduled(newsroom: Newsroom, schedule: Schedule, timezone: str, *, now: Moment) -> ScheduleId | None:
    """The row all who keep these hours share; None, which costs no look at any, for news as it happens."""
    if schedule == AS_IT_HAPPENS:
        return None
    return await newsroom.storage.schedules.keep(schedule, timezone, timetable(schedule, timezone, now))
