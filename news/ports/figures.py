"""What the newsroom counts, and what it has done already."""

from typing import Protocol

from news.figures import Standing
from news.moment import Moment


class Figures(Protocol):
    async def standing(self, now: Moment) -> Standing: ...


class Updates(Protocol):
    """Updates that came by the webhook, which Telegram sends again until it hears that one was handled."""

    async def was_handled(self, update: int) -> bool: ...

    async def handled(self, update: int, now: Moment) -> None: ...

    async def forget(self, before: Moment) -> None: ...


class Alarms(Protocol):
    async def due(self, key: str, now: Moment, *, pause: int) -> bool:
        """Whether nobody was told of `key` for `pause` seconds; whoever asks tells, and the pause begins."""
        ...
