"""The way of the news to its readers."""

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from news.article import Article, ArticleId
from news.delivery import ClaimToken, Delivery, Mark, MessageId, UncertainCopy
from news.digest import Digest, Kept
from news.edition import Edition
from news.moment import Moment
from news.page import Page
from news.push import NewPush, PushId
from news.subscriber import ChatId


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

    async def body(self, push: PushId, edition: Edition) -> str:
        """Where it has none of its own, that of its language."""
        ...

    async def sponsored_body(self, push: PushId, edition: Edition) -> str | None:
        """With its sponsor's line; None where it has none, or an edit has taken it away since."""
        ...

    async def is_follow_up(self, push: PushId) -> bool: ...

    async def earlier(self, push: PushId, chats: Sequence[ChatId]) -> Mapping[ChatId, MessageId]:
        """Where those of the chats that have it keep their copy of the article which this one follows."""
        ...

    async def stop(self, push: PushId, *, reason: str) -> None:
        """No further copy of it leaves. Those waiting become dead as they are claimed, or swept."""
        ...


class Outbox(Protocol):
    async def claim(self, now: Moment, *, token: ClaimToken, until: Moment, limit: int) -> Sequence[Delivery]:
        """Waiting copies, leased to the holder of `token`.

        Breaking ones come first, then the first of each push before the many that follow, which have a quarter
        at least. Among these the longest due are first, and so the oldest push.
        """
        ...

    async def claim_stale(
        self, now: Moment, *, token: ClaimToken, until: Moment, limit: int
    ) -> Sequence[Delivery]:
        """The same of copies that have arrived and are to be edited or deleted, withdrawn ones first."""
        ...

    async def mark(self, marks: Sequence[Mark]) -> None:
        """Durable when it returns. A mark whose claim has passed to another sender is left out."""
        ...

    async def expire(self, now: Moment, *, to: Literal["waiting", "uncertain"]) -> int:
        """Copies whose lease ran out, as after a crash; their number. Each counts as an attempt."""
        ...

    async def uncertain(self, after: UncertainCopy | None = None, *, limit: int) -> Sequence[UncertainCopy]:
        """By push and chat, those that follow on one already seen."""
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
