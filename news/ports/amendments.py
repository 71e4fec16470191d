from collections.abc import Sequence
from typing import Protocol

from news.amendment import Amendment, Change, Lately, NewVersion
from news.article import ArticleId
from news.moment import Moment
from news.push import PushId
from news.source import SourceId


class Amendments(Protocol):
    """How copies follow what becomes of their article."""

    async def amend(self, amendment: Amendment) -> bool:
        """The article's push, and digests that list it, are to be looked at anew; its feed changes it no more.

        False where it isn't at the amendment's revision any more, or is withdrawn.
        """
        ...

    async def withdraw(self, article: ArticleId, now: Moment) -> bool:
        """No further copy of it, at once; False where it is withdrawn already. What has arrived comes later."""
        ...

    async def lately(self, source: SourceId, *, since: Moment, limit: int) -> Lately:
        """What went out since then, but for what was withdrawn; the newest, where there is more."""
        ...

    async def show_anew(self, stories: Sequence[ArticleId], now: Moment) -> None:
        """Their copies are to look as they would if they went out now, though nothing of them was edited."""
        ...

    async def due(self, now: Moment, *, limit: int) -> Sequence[Change]:
        """Pushes to be looked at anew, longest due first."""
        ...

    async def put_off(self, change: Change, until: Moment) -> None:
        """Look at it later."""
        ...

    async def renew(self, version: NewVersion) -> bool:
        """Copies still to be sent show the new bodies from now on, and those that have arrived are to follow.

        False where nothing that readers see has changed, or the change has been superseded by another.
        """
        ...

    async def sweep(self, *, slice_size: int) -> int:
        """Tell the next slice of a changed push's copies; the number looked at, 0 when none is left."""
        ...

    async def refuse(self, push: PushId, version: int, *, reason: str) -> None:
        """Telegram finds fault with this version itself: no further copy that has arrived is edited to it."""
        ...
