from collections.abc import Mapping
from typing import Final, Protocol

from news.actions.place import place
from news.actions.sponsor import RenderSponsored, placement
from news.article import Article
from news.edition import Edition
from news.moment import Moment
from news.newsroom import Newsroom
from news.push import NewPush, PushId
from news.rules.breaking import is_breaking

AT_ONCE: Final = 50


class Render(Protocol):
    """Makes the bodies of a push, one an edition."""

    def __call__(self, article: Article) -> Mapping[Edition, str]: ...


async def publish(
    newsroom: Newsroom, *, render: Render, sponsored: RenderSponsored, now: Moment
) -> list[PushId]:
    """Turn every article whose rest is over into a push. One edited meanwhile is left for the next time."""
    await place(newsroom)  # a story that another has told is not told again
    pushes = newsroom.storage.pushes
    made = []
    for article in await pushes.due(now, limit=AT_ONCE):
        breaking = is_breaking(article)
        push = NewPush(
            article_id=article.id,
            revision=article.revision,
            at=now,
            bodies=render(article),
            breaking=breaking,
            placement=await placement(newsroom, article, render=sponsored, breaking=breaking, now=now),
        )
        made.append(await pushes.create(push))
    return [push for push in made if push is not None]
