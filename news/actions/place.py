from typing import Final

from news.article import ArticleId
from news.newsroom import Newsroom
from news.rules.stories import related_to, story_of
from news.story import Placement

AT_ONCE: Final = 100
MOST: Final = 1000
"""Of one call: after a large import, what is due must not wait for all of it."""


async def place(newsroom: Newsroom) -> int:
    """Find the stories and relations of articles that are new, or edited; how many it were.

    It goes from one article to the next, so that two which came at once still meet. Asking twice, or in several
    processes, does no harm.
    """
    placed = 0
    while placed < MOST and (waiting := await newsroom.storage.stories.waiting(limit=AT_ONCE)):
        for article in waiting:
            await _place(newsroom, article)
        placed += len(waiting)
    return placed


async def _place(newsroom: Newsroom, article: ArticleId) -> None:
    stories = newsroom.storage.stories
    while (around := await stories.around(article)) is not None:
        found = story_of(around.report, around.others)
        placement = Placement(
            article=article,
            turn=around.turn,
            joins=found.joins if around.report.story is None else around.report.story,
            follows=found.follows,
            related=related_to(around.report, around.others),
        )
        if await stories.place(placement):
            return
