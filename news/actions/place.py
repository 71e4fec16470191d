import asyncio
from collections.abc import Sequence
from typing import Final

from news.article import ArticleId
from news.newsroom import Newsroom
from news.story import Placement, Surroundings

AT_ONCE: Final = 50
"""Each is likened to dozens of others, whose profiles are in memory meanwhile."""
MOST: Final = 1000
"""Of one call: after a large import, what is due must not wait for all of it."""


async def place(newsroom: Newsroom) -> int:
    """Find the stories and relations of articles that are new, or edited; how many it were.

    It goes from one article to the next, so that two which came at once still meet. Asking twice, or in several
    processes, does no harm.
    """
    found = 0
    while found < MOST and (waiting := await newsroom.storage.stories.waiting(limit=AT_ONCE)):
        await _place(newsroom, waiting)
        found += len(waiting)
    return found


async def _place(newsroom: Newsroom, articles: Sequence[ArticleId]) -> None:
    stories = newsroom.storage.stories
    while True:
        around = await stories.around(articles)
        # In a thread: it takes a millisecond each.
        placements = await asyncio.to_thread(_placed, around)
        if await stories.place(placements, turn=around.turn):
            return


def _placed(around: Surroundings) -> Sequence[Placement]:
    # Who never places an article has no need of arrays, which take a tenth of a second and 17 MB.
    from news.rules.stories import placed  # noqa: PLC0415

    return placed(around)
