"""What the newsroom counts, and what it has done already."""

from collections.abc import Mapping
from typing import Protocol

from news.figures import Name, PushFigures, Report, Standing
from news.moment import Moment
from news.page import Page


class Figures(Protocol):
    async def standing(self, now: Moment) -> Standing: ...

    async def add(self, counts: Mapping[Name, int], now: Moment) -> None:
        """More of what is counted as it happens, in this hour."""
        ...

    async def missed(self, words: str, now: Moment) -> None:
        """A search that found nothing."""
        ...

    async def report(self, since: Moment, until: Moment, *, most: int) -> Report:
        """With the first `most` of each ranking."""
        ...

    async def pushes(self, *, number: int, size: int) -> Page[PushFigures]:
        """Of single articles, the latest first."""
        ...


class Updates(Protocol):
    """Updates that came by the webhook, which Telegram sends again until it hears that one was handled.

    Those put aside are kept here until they are, as Telegram gave them.
    """

    async def was_handled(self, update: int) -> bool: ...

    async def handled(self, update: int, now: Moment) -> None: ...

    async def forget(self, before: Moment) -> None: ...

    async def put_aside(self, contents: Mapping[int, str], now: Moment) -> None: ...

    async def take(self, before: Moment, now: Moment) -> Mapping[int, str]:
        """Those put aside or taken before then, in their order; they have been taken now."""
        ...

    async def drop(self, update: int) -> None: ...


class Alarms(Protocol):
    async def due(self, key: str, now: Moment, *, pause: int) -> bool:
        """Whether nobody was told of `key` for `pause` seconds; whoever asks tells, and the pause begins."""
        ...
