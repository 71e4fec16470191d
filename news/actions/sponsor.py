from collections.abc import Mapping
from typing import Protocol

from news.article import Article
from news.edition import Edition
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.sponsoring import day_of, line_for
from news.sponsor import Placement, Sponsor


class RenderSponsored(Protocol):
    """Makes the bodies of a push with a sponsor's line; none at all where one of them has no room for it."""

    def __call__(self, article: Article, line: Sponsor) -> Mapping[Edition, str]: ...


async def line_in_turn(newsroom: Newsroom, article: Article, *, breaking: bool, now: Moment) -> Sponsor | None:
    """Whose line a push of the article would take along just now, if it has room for it."""
    running = await newsroom.storage.sponsors.running()
    return line_for(running, article, breaking=breaking, now=now)


async def placement(
    newsroom: Newsroom,
    article: Article,
    *,
    render: RenderSponsored,
    breaking: bool,
    now: Moment,
) -> Placement | None:
    """The line that a push of the article takes along, if any."""
    line = await line_in_turn(newsroom, article, breaking=breaking, now=now)
    bodies = render(article, line) if line else {}
    if line is None or not bodies:
        return None
    return Placement(sponsor=line.id, day=day_of(now, newsroom.policy.timezone), bodies=bodies)
