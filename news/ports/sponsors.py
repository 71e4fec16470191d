"""Paid lines below stories."""

from collections.abc import Sequence
from typing import Protocol

from news.moment import Moment
from news.page import Page
from news.sponsor import Sponsor, SponsorId, SponsorState, Terms


class Sponsors(Protocol):
    async def add(self, terms: Terms, now: Moment) -> SponsorId:
        """Paused, until somebody starts it."""
        ...

    async def get(self, sponsor: SponsorId) -> Sponsor | None: ...

    async def list(self, *, number: int, size: int) -> Page[Sponsor]:
        """Ended ones last, else the newest first."""
        ...

    async def running(self) -> Sequence[Sponsor]: ...

    async def settle(self, sponsor: SponsorId, terms: Terms) -> bool:
        """False where there is none, or it has ended."""
        ...

    async def turn(self, sponsor: SponsorId, state: SponsorState) -> bool:
        """False where there is none, or it is so already, or has ended, which is for good.

        No copy that is made afterwards carries a line that isn't running.
        """
        ...

    async def tap(self, sponsor: SponsorId) -> Sponsor | None:
        """Counted, for the sponsor whose link is asked for; None where there is none or it has ended."""
        ...
