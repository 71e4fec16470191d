from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from news.article import Article
from news.edition import Edition
from news.moment import Moment
from news.newsroom import Newsroom
from news.recap import Recap
from news.rules.schedule import next_run
from news.schedule import Minute, Schedule

WEEK: Final = 7 * 86_400
MOST: Final = 5
AT_ONCE: Final = 2000
_SUNDAY: Final = Schedule(mode="digest", times=(Minute(10 * 60),), weekdays=(6,))
_SPARE: Final = 2
"""Times as many are asked for: some may have been withdrawn since."""


async def recap(newsroom: Newsroom, *, now: Moment, most: int) -> Sequence[Article]:
    """What was read, passed on and discussed most in the last seven days, without what has been withdrawn."""
    storage = newsroom.storage
    ids = await storage.tallies.most(Moment(now - WEEK), limit=most * _SPARE)
    found = [await storage.articles.get(one) for one in ids]
    return [article for article in found if article is not None and not article.withdrawn][:most]


class RenderRecap(Protocol):
    """Makes the bodies of a recap, one an edition."""

    def __call__(self, articles: Sequence[Article], timezone: str) -> Mapping[Edition, str]: ...


def next_recap(timezone: str, now: Moment) -> Moment:
    """On Sunday at ten, by the reader's clock."""
    return next_run(_SUNDAY, timezone, now)


async def send_recaps(newsroom: Newsroom, *, render: RenderRecap, now: Moment) -> int:
    """To whoever's time has come; how many get one. In a week without readers, nobody."""
    recaps = newsroom.storage.recaps
    due = await recaps.due(now, limit=AT_ONCE)
    if not due:
        return 0
    articles = await recap(newsroom, now=now, most=MOST)
    return sum(
        [
            await recaps.send(
                Recap(
                    articles=tuple(article.id for article in articles),
                    timezone=timezone,
                    chats=chats,
                    at=now,
                    next_at=next_recap(timezone, now),
                    bodies=render(articles, timezone) if articles else {},
                )
            )
            for timezone, chats in due.items()
        ]
    )
