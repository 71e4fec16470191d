"""Those who work in the newsroom, and what it asks people."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from news.audit import AuditEntry, Deed
from news.dialog import Dialog
from news.moment import Moment
from news.page import Page
from news.subscriber import ChatId
from news.team import Member, UserId


class Team(Protocol):
    """Members; the owners, whom the operator settles, stand in no row."""

    async def get(self, user: UserId) -> Member | None: ...

    async def all(self) -> Sequence[Member]: ...

    async def put(self, member: Member) -> None:
        """New, or in the place of what they were before."""
        ...

    async def remove(self, user: UserId) -> bool:
        """Whether there was such a member."""
        ...


class Audit(Protocol):
    async def record(self, deed: Deed) -> None: ...

    async def latest(self, *, number: int, size: int) -> Page[AuditEntry]: ...


class Dialogs(Protocol):
    async def ask(self, dialog: Dialog) -> None:
        """In the place of what the person was asked last in that chat."""
        ...

    async def pending(self, chat: ChatId, user: UserId, now: Moment) -> Dialog | None: ...

    async def asked(self, chats: Collection[ChatId], step: str, now: Moment) -> frozenset[ChatId]:
        """In which of the chats this is being asked."""
        ...

    async def end(self, chat: ChatId, user: UserId) -> None: ...


class Privacy(Protocol):
    """All that is kept of a person, wherever it lies."""

    async def known(self, user: UserId) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """By what it is about; what says nothing of them is left out."""
        ...

    async def forget(self, user: UserId, *, pseudonym: int, now: Moment) -> None:
        """Nothing leads to them any more. Their comments leave their places; the audit knows a `pseudonym`."""
        ...
