from datetime import UTC, datetime
from typing import NewType

Moment = NewType("Moment", int)
"""A point in time: whole seconds since 1970, UTC."""


def moment_of(when: datetime) -> Moment:
    """`when` must be aware; a naive time would be read in the machine's zone."""
    return Moment(int(when.timestamp()))


def datetime_of(moment: Moment) -> datetime:
    return datetime.fromtimestamp(moment, UTC)
