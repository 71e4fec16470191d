"""How often copies that have arrived follow their article: an undecided feed must not make them flicker."""

from typing import Final

from news.amendment import Change
from news.moment import Moment

MOST_FOLLOWED: Final = 3
SPAN: Final = 3600
"""Seconds in which copies follow at most that often; what comes then follows together when they are over."""


def follow_time(change: Change, now: Moment) -> Moment:
    """When the change may be followed: now, or later."""
    span_end = Moment(change.followed_from + SPAN)
    return span_end if change.followed >= MOST_FOLLOWED and now < span_end else now


def followed(change: Change, now: Moment) -> tuple[int, Moment]:
    """How often, and since when, copies will have followed once they have followed this change."""
    if now < change.followed_from + SPAN:
        return change.followed + 1, change.followed_from
    return 1, now
