"""What the index is asked for: terms, all of them or any."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from news.moment import Moment
from news.source import SourceId
from news.terms import Term


@dataclass(frozen=True, slots=True)
class All:
    of: Sequence["Expression"]


@dataclass(frozen=True, slots=True)
class Any:
    of: Sequence["Expression"]


Expression = Term | All | Any
"""Never empty: All and Any are of something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """Where to look: all sources where none are named; `since` counts, `until` doesn't."""

    sources: Sequence[SourceId] = ()
    since: Moment | None = None
    until: Moment | None = None


EVERYWHERE = Within()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Articles that match `wanted`, all of them where it is None, and don't match `unwanted`."""

    wanted: Expression | None
    unwanted: Expression | None = None
    within: Within = field(default=EVERYWHERE)
