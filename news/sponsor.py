"""A paid line below a story, told from the newsroom's own words by its label."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NewType

from news.edition import Edition
from news.moment import Moment

SponsorId = NewType("SponsorId", int)
SponsorState = Literal["paused", "running", "ended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was agreed: which words lead where, when, below which topics, how often a reader a day.

    No topics are all of them.
    """

    text: str
    url: str = ""
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    topics: tuple[str, ...] = ()
    cap: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsor:
    """`shown` counts the messages that carried the line, `taps` how often its link was asked for.

    `placed_at` is when a push last took it along, 0 for never.
    """

    id: SponsorId
    terms: Terms
    state: SponsorState
    shown: int
    taps: int
    placed_at: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A push's line: `bodies` are its editions with it, for readers whose cap allows it on `day`."""

    sponsor: SponsorId
    day: int
    bodies: Mapping[Edition, str]
