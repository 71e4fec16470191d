from collections.abc import Sequence
from typing import Protocol

from news.language import Language
from news.moment import Moment
from news.schedule import ScheduleId
from news.subscriber import ChatId, PlaceId, Subscriber
from news.team import UserId


class Places(Protocol):
    """Groups and channels, which are subscribers that somebody has connected."""

    async def connect(
        self,
        chat: ChatId,
        *,
        title: str,
        by: UserId,
        thread: int | None,
        language: Language,
        timezone: str,
        schedule: ScheduleId | None,
        now: Moment,
    ) -> Subscriber:
        """New, or back with the settings kept; in a forum, in the thread it is connected in now."""
        ...

    async def get(self, place: PlaceId) -> Subscriber | None: ...

    async def all(self, *, limit: int) -> Sequence[Subscriber]:
        """Those that get the news, in the order of their coming."""
        ...

    async def of(self, user: UserId) -> Sequence[Subscriber]:
        """Those that `user` has connected, in their order; at most as many as a message has buttons for."""
        ...
