"""What the index is asked for: terms, all of them or any."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NewType

from news.moment import Moment
from news.source import SourceId
from news.terms import Term


@dataclass(frozen=True, slots=True)
class All:
    of: Sequence["Expression"]


@dataclass(frozen=True, slots=True)
class Any:
    of: Sequence["Expression"]


DocumentId = NewType("DocumentId", int)
"""The higher, the later it was indexed. It leads to no article any more when that was edited or withdrawn."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """For each of some expressions the documents that match it, at most `limit`, last indexed first.

    `documents` is how many there are in all, about.
    """

    found: Sequence[Sequence[DocumentId]]
    limit: int
    documents: int
