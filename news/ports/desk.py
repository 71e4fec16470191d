"""The newsroom's own articles before they are out, and the way into the newsroom."""

from collections.abc import Sequence
from typing import Protocol

from news.article import ArticleId
from news.draft import Draft, DraftId, Piece
from news.invitation import Invitation
from news.moment import Moment
from news.page import Page
from news.team import UserId


class Drafts(Protocol):
    async def begin(self, author: UserId, now: Moment) -> Draft: ...

    async def begin_edit(self, draft: Draft) -> Draft:
        """A draft of changes to an article; `draft` says of which, its id is still to be given."""
        ...

    async def get(self, draft: DraftId) -> Draft | None: ...

    async def add(self, draft: DraftId, piece: Piece, now: Moment) -> int:
        """The number of pieces there are now. A message that comes twice is one piece."""
        ...

    async def pieces(self, draft: DraftId) -> Sequence[Piece]:
        """In the order they were sent."""
        ...

    async def change(self, draft: Draft) -> Draft | None:
        """Writes all of it under the next revision; None where it is not of `draft.revision` any more."""
        ...

    async def open(self, *, number: int, size: int) -> Page[Draft]:
        """What is neither out nor discarded: first what goes out next, then what was changed last."""
        ...

    async def due(self, now: Moment, *, limit: int) -> Sequence[Draft]:
        """Whose time has come, and those whose release was cut off."""
        ...

    async def editing(self, article: ArticleId) -> Draft | None:
        """The open draft of changes to the article."""
        ...


class Invitations(Protocol):
    async def keep(self, invitation: Invitation) -> None: ...

    async def redeem(self, token: str, user: UserId, now: Moment) -> Invitation | None:
        """Only once, and only in time; None for any other token."""
        ...
