from news.actions.subscribe import scheduled
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.schedule import kept_until, timetable
from news.schedule import Schedule
from news.subscriber import ChatId


async def reschedule(
    newsroom: Newsroom, chat: ChatId, *, schedule: Schedule, timezone: str, now: Moment
) -> None:
    """The chat's hours from now on, for what is already kept for it too."""
    await newsroom.storage.subscribers.choose_schedule(
        chat,
        timezone=timezone,
        schedule=await scheduled(newsroom, schedule, timezone, now=now),
        kept_until=kept_until(timetable(schedule, timezone, now), now),
    )
