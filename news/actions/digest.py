from collections import defaultdict
from collections.abc import Mapping
from typing import Final, Protocol

from news.article import Article, ArticleId
from news.digest import Digest
from news.edition import Edition
from news.moment import Moment
from news.newsroom import Newsroom
from news.page import Page
from news.push import PushId
from news.rules.sponsoring import day_of, line_below_all
from news.sponsor import Placement, Sponsor
from news.subscriber import ChatId

AT_ONCE: Final = 2000
"""Kept copies looked at together."""
PAGE: Final = 5


class RenderDigest(Protocol):
    """Makes the bodies of a digest, one an edition, from its first page."""

    def __call__(self, digest: PushId, page: Page[Article], timezone: str) -> Mapping[Edition, str]: ...


class RenderSponsoredDigest(Protocol):
    """The same with a sponsor's line; none at all where one of them has no room for it."""

    def __call__(
        self, digest: PushId, page: Page[Article], timezone: str, line: Sponsor
    ) -> Mapping[Edition, str]: ...


async def digest(
    newsroom: Newsroom, *, render: RenderDigest, sponsored: RenderSponsoredDigest, now: Moment
) -> int:
    """Put together what is kept for chats whose time has come; how many get a digest."""
    digests = newsroom.storage.digests
    alike: defaultdict[tuple[str, tuple[ArticleId, ...]], list[ChatId]] = defaultdict(list)
    for kept in await digests.due(now, limit=AT_ONCE):
        alike[kept.timezone, kept.articles].append(kept.chat_id)
    made = 0
    for (timezone, articles), chats in alike.items():
        new = await digests.keep(articles, timezone, now)
        page = await digests.articles(new, number=0, size=PAGE)
        if not page.total:  # withdrawn just now
            continue
        made += await digests.send(
            Digest(
                id=new,
                articles=articles,
                chats=chats,
                at=now,
                bodies=render(new, page, timezone),
                placement=await _placement(newsroom, new, page, timezone, sponsored, now),
            )
        )
    return made


async def _placement(
    newsroom: Newsroom,
    digest: PushId,
    page: Page[Article],
    timezone: str,
    render: RenderSponsoredDigest,
    now: Moment,
) -> Placement | None:
    line = line_below_all(await newsroom.storage.sponsors.running(), page.items, now=now)
    bodies = render(digest, page, timezone, line) if line else {}
    if line is None or not bodies:
        return None
    return Placement(sponsor=line.id, day=day_of(now, newsroom.policy.timezone), bodies=bodies)
