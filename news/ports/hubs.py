"""Hubs that tell at once when a source has news (WebSub)."""

from collections.abc import Sequence
from typing import Protocol

from news.moment import Moment
from news.source import Hub, Lease, LeaseId, SourceId


class Hubs(Protocol):
    """What was agreed with them. A source has at most one lease that is wanted."""

    async def name(self, source: SourceId, hub: Hub | None, now: Moment) -> None:
        """The hub that a source names now is asked for a lease; those it named before get theirs back.

        Of a source that is paused, none is asked.
        """
        ...

    async def claim_due(self, now: Moment, *, place: str, until: Moment, limit: int) -> Sequence[Lease]:
        """Leases whose hub is to be asked, due again at `until`; each claim is a try more.

        Those agreed for another `place` than ours are asked for anew. Those given up are dropped at their end.
        """
        ...

    async def put_off(self, lease: LeaseId, *, claimed: Moment, next_at: Moment, reason: str) -> None:
        """To be asked for again then, unless its hub has answered since the claim that ran until `claimed`."""
        ...

    async def hold(self, source: SourceId, topic: str, *, until: Moment, renew_at: Moment) -> bool:
        """The hub asks whether we meant it: held from now on. False where nothing of the kind is wanted."""
        ...

    async def end(self, source: SourceId, topic: str) -> bool:
        """The hub asks whether we give it up: forgotten. False where it isn't given up."""
        ...

    async def deny(self, source: SourceId, topic: str, *, reason: str, next_at: Moment) -> bool:
        """The hub won't; it is asked again then. False where it wasn't asked."""
        ...
