"""What several processes settle between them."""

from dataclasses import dataclass
from typing import Protocol

from news.moment import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """Places for messages to leave: the first in `first_in` seconds, the others after it at `rate` a second."""

    first_in: float
    rate: float


class Pace(Protocol):
    """How fast messages leave, all processes together, by the database's own clock."""

    async def reserve(self, number: int, *, full_rate: float, gained: float, now: Moment) -> Slots | None:
        """The next slots that nobody has; None while a flood wait holds everybody.

        The rate may grow by what was `gained`, up to the full one.
        """
        ...

    async def slow(self, seconds: float, *, factor: float) -> None:
        """A lower rate after a flood wait of so long, unless somebody has lowered it just before."""
        ...


class Duties(Protocol):
    """What only one process may do at a time."""

    async def take(self, name: str, *, holder: str, now: Moment, until: Moment) -> bool:
        """Whether it is the holder's until then: it was nobody's, or the holder's already."""
        ...

    async def release(self, name: str, *, holder: str) -> None: ...
