"""What the newsroom knows of its readers."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from news.article import Article, ArticleId
from news.edition import Layout
from news.language import Language
from news.moment import Moment
from news.page import Page
from news.recap import Recap
from news.schedule import Schedule, ScheduleId, StoredSchedule, Timetable
from news.subscriber import ChatId, Subscriber
from news.tally import Deed
from news.topic import Choice, TopicId


class Subscribers(Protocol):
    async def get(self, chat: ChatId) -> Subscriber | None: ...

    async def meet(
        self,
        chat: ChatId,
        *,
        language: Language,
        timezone: str,
        now: Moment,
        schedule: ScheduleId | None = None,
    ) -> Subscriber:
        """Known from now on, so that choices can be kept, but not subscribed; whoever is known stays as is."""
        ...

    async def join(
        self,
        chat: ChatId,
        *,
        language: Language,
        timezone: str,
        now: Moment,
        schedule: ScheduleId | None = None,
    ) -> Subscriber:
        """New, or back with the settings kept; a language that was never chosen follows `language`."""
        ...

    async def leave(self, chat: ChatId, *, reason: str, now: Moment) -> None:
        """The settings stay, and copies still waiting for the chat become dead."""
        ...

    async def come_back(self, chat: ChatId, now: Moment) -> None:
        """Subscribed again as before, unless its reader left with a command."""
        ...

    async def see(self, chat: ChatId, now: Moment) -> None:
        """Its reader is here."""
        ...

    async def choose_language(self, chat: ChatId, language: Language) -> None: ...

    async def choose_silence(self, chat: ChatId, *, silent: bool) -> None: ...

    async def choose_layout(self, chat: ChatId, layout: Layout) -> None: ...

    async def choose_schedule(
        self, chat: ChatId, *, timezone: str, schedule: ScheduleId | None, kept_until: Moment
    ) -> None:
        """What is already kept for the chat is told at `kept_until`."""
        ...

    async def move(self, old: ChatId, new: ChatId) -> None:
        """The chat has a new id: settings and all copies not yet sent go along, waiting."""
        ...


class Schedules(Protocol):
    """Shared by all subscribers who keep the same hours in the same zone."""

    async def keep(self, schedule: Schedule, timezone: str, table: Timetable) -> ScheduleId:
        """The same schedule in the same zone has the same id."""
        ...

    async def due(self, now: Moment, *, limit: int) -> Sequence[StoredSchedule]:
        """Those whose timetable has run out."""
        ...

    async def turn(self, schedule: ScheduleId, table: Timetable, now: Moment) -> None:
        """Left as it is where somebody else has turned it."""
        ...


class Topics(Protocol):
    """What articles are filed under and who writes them, known as soon as an article of theirs is stored."""

    async def get(self, topic: TopicId, chat: ChatId) -> Choice | None: ...

    async def of(self, article: ArticleId, chat: ChatId) -> Sequence[Choice]:
        """What the article is filed under, then who wrote it, as far as it says so."""
        ...

    async def page(self, chat: ChatId, *, since: Moment, number: int, size: int) -> Page[Choice]:
        """Subjects, those with most articles after `since` first."""
        ...

    async def chosen(self, chat: ChatId) -> Sequence[Choice]:
        """What the chat has decided on, subjects first."""
        ...

    async def choose(self, chat: ChatId, topic: TopicId, *, wanted: bool | None) -> None:
        """None takes a choice back: what holds for all others holds for the topic again."""
        ...

    async def choose_only(self, chat: ChatId, *, only: bool) -> None:
        """Whether only what was chosen comes from now on, or everything but what was turned off."""
        ...


class Saved(Protocol):
    """What a reader keeps for later. It stays when the newsroom withdraws the article."""

    async def keep(self, chat: ChatId, article: ArticleId, now: Moment) -> bool:
        """False where it is kept already, or there is no such article."""
        ...

    async def drop(self, chat: ChatId, article: ArticleId) -> None: ...

    async def page(self, chat: ChatId, *, number: int, size: int) -> Page[Article]:
        """What was kept last comes first."""
        ...


class Tallies(Protocol):
    """How often articles are read, passed on and discussed."""

    async def count(self, article: ArticleId, deed: Deed, now: Moment) -> None: ...

    async def most(self, since: Moment, *, limit: int) -> Sequence[ArticleId]:
        """Those with most to count since then, by whole days."""
        ...


class Recaps(Protocol):
    """The week's most read, for whoever has asked for it."""

    async def choose(self, chat: ChatId, at: Moment | None) -> None:
        """The next one comes at that time; with None there is none."""
        ...

    async def due(self, now: Moment, *, limit: int) -> Mapping[str, Sequence[ChatId]]:
        """Chats whose time has come, by their zone."""
        ...

    async def send(self, recap: Recap) -> int:
        """Puts copies among the waiting for those still due; their number. Without articles none is made."""
        ...
