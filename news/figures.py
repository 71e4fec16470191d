"""How things stand and went, in numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from news.moment import Moment
from news.push import PushId


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The state of the newsroom's work at a moment.

    Copies are `waiting` to be sent, `kept` for digests, `claimed` by a sender, or `uncertain`: they may have
    arrived, and are not repeated. `lag` is how many seconds the copy that is due longest has waited, `held` how
    many all broadcasts still have to. `filling` is the number of pushes that lack copies for some readers.
    """

    waiting: int
    kept: int
    claimed: int
    uncertain: int
    lag: int
    held: int
    filling: int
    subscribers: int
    feeds: int
    feeds_failing: int
    articles: int


Name = Literal["joined", "left", "sent", "failed", "blocked", "tap", "saved", "comment"]
"""Counted by the hour: `left` is whoever stopped or blocked us, `blocked` are copies that met a block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    name: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Of a stretch of time. `counts` are by what is counted and the hour since 1970 (UTC)."""

    since: Moment
    until: Moment
    subscribers: int
    counts: Mapping[tuple[Name, int], int]
    stories: Sequence[Ranked]
    topics: Sequence[Ranked]
    missed: Sequence[Ranked]


@dataclass(frozen=True, slots=True, kw_only=True)
class PushFigures:
    """What became of one push's copies.

    `blocked` are readers who blocked the bot after theirs had come, `stopped` those who stopped the news within
    a day of it.
    """

    id: PushId
    title: str
    at: Moment
    sent: int
    waiting: int
    failed: int
    blocked: int
    stopped: int
    taps: int
