"""The sources as editors see and settle them."""

from collections.abc import Sequence
from typing import Protocol

from news.article import Article, ArticleId
from news.moment import Moment
from news.page import Page
from news.source import Handling, Source, SourceId


class Feeds(Protocol):
    """Sources that are fetched, and what of theirs waits for an editor's word."""

    async def list(self, *, number: int, size: int) -> Page[Source]:
        """Those in trouble first, then by their title."""
        ...

    async def get(self, source: SourceId) -> Source | None: ...

    async def add(self, url: str, *, title: str, topic: str, now: Moment) -> SourceId:
        """Due at once; one that is followed already stays as it is, one that was removed begins anew."""
        ...

    async def remove(self, source: SourceId, now: Moment) -> bool:
        """Not followed from now on, and what of it has not been sent never is. False where it isn't followed.

        Its articles stay, and know themselves again should it be added again.
        """
        ...

    async def known(self, urls: Sequence[str]) -> frozenset[str]:
        """Those that are followed."""
        ...

    async def pause(self, source: SourceId, *, paused: bool, now: Moment) -> None:
        """One that goes on is due at once."""
        ...

    async def readdress(self, source: SourceId, url: str, now: Moment) -> bool:
        """Fetched from `url` from now on; what it tells first is no news. False where another source has it."""
        ...

    async def settle(self, source: SourceId, handling: Handling) -> None: ...

    async def hasten(self, source: SourceId, now: Moment, *, rest: int) -> bool:
        """Due at once, unless it was read less than `rest` seconds ago; whether it is."""
        ...

    async def awaiting(self, *, number: int, size: int) -> Page[Article]:
        """Articles that wait for an editor's word, the oldest first."""
        ...

    async def decide(self, article: ArticleId, push_at: Moment | None) -> bool:
        """To be pushed then, or never. False where somebody has decided before, or it waits for nobody."""
        ...
