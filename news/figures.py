"""How things stand and went, in numbers."""

from dataclasses import dataclass


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
