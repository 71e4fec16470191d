"""What the newsroom asks of the world around it. Every storage call is one transaction, whole or not at all."""

from collections.abc import Sequence
from typing import Literal, NewType, Protocol

from news.article import Article, ArticleId, KnownArticle, NewArticle
from news.delivery import ClaimToken, Delivery, Mark
from news.digest import Digest, Kept
from news.language import Language
from news.look import FailedLook, Look
from news.moment import Moment
from news.page import Page
from news.push import NewPush, PushId
from news.schedule import Schedule, ScheduleId, StoredSchedule, Timetable
from news.source import Source, SourceId
from news.subscriber import ChatId, Subscriber

SearchId = NewType("SearchId", int)


class Sources(Protocol):
    async def follow(self, url: str, now: Moment) -> None:
        """Due at once; a source that is followed already stays as it is."""
        ...

    async def claim_due(self, now: Moment, *, until: Moment, limit: int) -> Sequence[Source]:
        """Sources whose time has come, longest waiting first; none is due again, for anyone, before `until`."""
        ...

    async def known(self, source: SourceId, articles: Sequence[NewArticle]) -> Sequence[KnownArticle]:
        """The source's stored articles that share a key or an address with any of `articles`."""
        ...

    async def store(self, look: Look) -> None:
        """Articles, their words and the source's validators together, so that a crash can't part them."""
        ...

    async def fail(self, look: FailedLook) -> None: ...

    async def put_back(self, source: SourceId, now: Moment) -> None:
        """A claimed source that was not looked at after all: due at once."""
        ...


class Articles(Protocol):
    async def get(self, article: ArticleId) -> Article | None: ...

    async def latest(self, *, number: int, size: int) -> Page[Article]:
        """Newest first by their date, else by when they were first seen."""
        ...

    async def search(
        self,
        words: Sequence[str],
        *,
        match: Literal["all", "any"],
        number: int,
        size: int,
        but: ArticleId | None = None,
    ) -> Page[Article]:
        """Best first; words in a title weigh more; `but` is left out. No words find nothing."""
        ...


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

    async def choose_language(self, chat: ChatId, language: Language) -> None: ...

    async def choose_silence(self, chat: ChatId, *, silent: bool) -> None: ...

    async def choose_schedule(
        self, chat: ChatId, *, timezone: str, schedule: ScheduleId | None, kept_until: Moment
    ) -> None:
        """What is already kept for the chat is told at `kept_until`."""
        ...

    async def move(self, old: ChatId, new: ChatId) -> None:
        """The chat has a new id: settings and all copies not yet sent go along, waiting."""
        ...


class Pushes(Protocol):
    async def due(self, now: Moment, *, limit: int) -> Sequence[Article]:
        """Articles whose rest is over and that have no push yet, oldest first."""
        ...

    async def create(self, push: NewPush) -> PushId | None:
        """None where the article has been edited since, or has a push already: one push an article, ever."""
        ...

    async def enqueue(self, *, slice_size: int) -> int:
        """The next slice of deliveries of the oldest push that lacks some; their number, 0 when none lacks any.

        Whoever is an active subscriber and joined no later than the push was made gets a copy: one that waits
        to be sent, or one that is kept for a digest, as their schedule says.
        """
        ...

    async def body(self, push: PushId, language: Language) -> str: ...

    async def stop(self, push: PushId, *, reason: str) -> None:
        """No further copy of it: the waiting ones become dead."""
        ...


class Outbox(Protocol):
    async def claim(self, now: Moment, *, token: ClaimToken, until: Moment, limit: int) -> Sequence[Delivery]:
        """Waiting copies, longest due and so oldest push first, leased to the holder of `token`."""
        ...

    async def mark(self, marks: Sequence[Mark]) -> None:
        """Durable when it returns. A mark whose claim has passed to another sender is left out."""
        ...

    async def expire(self, now: Moment, *, to: Literal["waiting", "uncertain"]) -> int:
        """Copies whose lease ran out, as after a crash; their number. Each counts as an attempt."""
        ...

    async def hold(self, chat: ChatId | None, *, until: Moment) -> None:
        """A flood wait, for one chat or (None) for all broadcasts. It only grows, and outlives a restart."""
        ...

    async def held_until(self) -> Moment:
        """When broadcasts may go on; 0 where nothing holds them. A held chat's copies are just not due."""
        ...

    async def learn_rate(self, rate: float) -> None:
        """Messages a second that Telegram bears, as refusals have taught; outlives a restart."""
        ...

    async def learned_rate(self) -> float | None: ...

    async def set_aside(self, now: Moment, *, limit: int) -> int:
        """Waiting copies that may not go as they are, among the first `limit` due; their number.

        In quiet hours a single article is kept for the digest after them, and a digest waits for their end. An
        article left over from another day is kept for a digest where a daily cap has to be kept.
        """
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


class Digests(Protocol):
    async def due(self, now: Moment, *, limit: int) -> Sequence[Kept]:
        """What is kept for chats whose time has come, made out from the first `limit` copies due."""
        ...

    async def keep(self, articles: Sequence[ArticleId], timezone: str, now: Moment) -> PushId:
        """The same articles for readers in the same zone have the same id, whenever each of them is told."""
        ...

    async def send(self, digest: Digest) -> int:
        """Puts the digest's copies among the waiting; their number.

        Left out is a chat for which not just these articles are kept any more: somebody else was faster, or
        there is more to tell it.
        """
        ...

    async def articles(self, digest: PushId, *, number: int, size: int) -> Page[Article]:
        """A page of a digest's articles, newest first."""
        ...


class Searches(Protocol):
    """Searches kept as rows, so that a list's buttons, which hold 64 bytes, work for ever."""

    async def keep(self, words: str) -> SearchId:
        """The same words have the same id."""
        ...

    async def get(self, search: SearchId) -> str | None: ...


class Storage(Protocol):
    @property
    def sources(self) -> Sources: ...
    @property
    def articles(self) -> Articles: ...
    @property
    def subscribers(self) -> Subscribers: ...
    @property
    def pushes(self) -> Pushes: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def schedules(self) -> Schedules: ...
    @property
    def digests(self) -> Digests: ...
    @property
    def searches(self) -> Searches: ...

    async def close(self) -> None: ...
