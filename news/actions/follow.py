from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from news.actions.digest import PAGE, RenderDigest
from news.actions.publish import Render
from news.amendment import Change, NewVersion
from news.edition import Edition
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.follow import follow_time, followed

AT_ONCE: Final = 50


class RenderNotice(Protocol):
    """Makes what stands where a withdrawn article stood, one an edition."""

    def __call__(self) -> Mapping[Edition, str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderers:
    article: Render
    digest: RenderDigest
    notice: RenderNotice


async def follow(newsroom: Newsroom, *, renderers: Renderers, now: Moment) -> int:
    """Tell pushes anew whose articles were edited or withdrawn; the number whose readers see a difference.

    An edit that changes nothing of the card, such as one of the body alone, ends here.
    """
    amendments = newsroom.storage.amendments
    renewed = 0
    for change in await amendments.due(now, limit=AT_ONCE):
        if (later := follow_time(change, now)) > now:
            await amendments.put_off(change, later)
        else:
            renewed += await amendments.renew(await _told_anew(newsroom, change, renderers, now))
    return renewed


async def _told_anew(newsroom: Newsroom, change: Change, renderers: Renderers, now: Moment) -> NewVersion:
    times, since = followed(change, now)
    bodies = await _bodies(newsroom, change, renderers)
    return NewVersion(
        change=change,
        bodies=renderers.notice() if bodies is None else bodies,
        withdrawn=bodies is None,
        followed=times,
        followed_from=since,
        at=now,
    )


async def _bodies(newsroom: Newsroom, change: Change, renderers: Renderers) -> Mapping[Edition, str] | None:
    """None where there is nothing left to tell."""
    if change.article is not None:
        return None if change.article.withdrawn else renderers.article(change.article)
    page = await newsroom.storage.digests.articles(change.push_id, number=0, size=PAGE)
    timezone = change.timezone or newsroom.policy.timezone
    return renderers.digest(change.push_id, page, timezone) if page.total else None
