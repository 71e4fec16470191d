from collections.abc import Sequence
from dataclasses import dataclass

from bot.sources.exchange import Exchanged

SIZE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A line that is no article; lines count from 1."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """`done` of `total` are behind us after it, however they are counted; `total` is None if nobody knows."""

    articles: Sequence[Exchanged]
    faults: Sequence[Fault] = ()
    done: int
    total: int | None = None


class ImportRefused(Exception):
    """What was named can't be imported, or not to its end; says why, and what could be done."""
