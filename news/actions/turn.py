from typing import Final

from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.schedule import timetable

AT_ONCE: Final = 100
HEAD: Final = 2000


async def turn(newsroom: Newsroom, *, now: Moment) -> None:
    """Bring every schedule to the present, and take what has become quiet off the road.

    Asking twice, or in several processes, does no harm: the same moment gives the same timetable.
    """
    storage = newsroom.storage
    while due := await storage.schedules.due(now, limit=AT_ONCE):
        for stored in due:
            await storage.schedules.turn(stored.id, timetable(stored.schedule, stored.timezone, now), now)
    while await storage.outbox.set_aside(now, limit=HEAD):
        pass
