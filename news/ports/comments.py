"""What readers say, and what the newsroom does about it."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from news.article import ArticleId
from news.comment import (
    Comment,
    Commenter,
    CommentId,
    Edit,
    Forward,
    Habits,
    NewComment,
    Notice,
    Order,
    Origin,
    ShownCopy,
    Thread,
)
from news.delivery import MessageId
from news.discussion import Discussion
from news.moderation import Ban, Decision, DeskCard, Queue
from news.moment import Moment
from news.page import Page
from news.subscriber import ChatId
from news.team import UserId


class Comments(Protocol):
    async def add(self, comment: NewComment) -> Comment:
        """Kept once for its origin, however often it is added."""
        ...

    async def written_as(self, origin: Origin) -> Comment | None: ...

    async def get(self, comment: CommentId) -> Comment | None: ...

    async def thread(self, article: ArticleId) -> Thread: ...

    async def page(
        self, article: ArticleId, reader: UserId, *, order: Order, number: int, size: int
    ) -> Page[Comment]:
        """Shown ones, the places of removed ones, and the reader's own that are held."""
        ...

    async def edit(self, edit: Edit) -> bool:
        """False where the comment is not the author's, too old, or gone."""
        ...

    async def remove(self, comment: CommentId, user: UserId, now: Moment) -> bool:
        """By its author. False where it is not theirs or gone already."""
        ...

    async def vote(self, comment: CommentId, user: UserId) -> bool | None:
        """Gives a 👍 or takes it back: whether it stands now. None for one's own and for what is not shown."""
        ...

    async def discuss(self, article: ArticleId, own: Discussion | None) -> None:
        """Settle what becomes of this article's comments; None is as of all others."""
        ...

    async def article_of_copy(self, chat: ChatId, message: MessageId) -> ArticleId | None:
        """Of which article a delivered message is a copy."""
        ...


class Discussions(Protocol):
    async def keep(self, forward: Forward) -> None: ...

    async def article(self, place: Origin) -> ArticleId | None:
        """Of which article the post is a copy that came to this place in a group."""
        ...

    async def channel(self, place: Origin) -> ChatId | None:
        """Whose post came there."""
        ...


class Commenters(Protocol):
    async def get(self, user: UserId) -> Commenter | None: ...

    async def rename(self, user: UserId, name: str) -> None: ...

    async def choose_notices(self, user: UserId, *, on: bool) -> None: ...

    async def habits(self, user: UserId, likeness: str, now: Moment) -> Habits: ...

    async def notices(self, now: Moment, *, until: Moment, limit: int) -> Sequence[Notice]:
        """Those due; none is due again, for anyone, before `until`."""
        ...

    async def noticed(self, notice: Notice, now: Moment) -> None:
        """Sent, or not to be sent any more."""
        ...


class Moderation(Protocol):
    async def waiting(self, queue: Queue, *, number: int) -> Page[Comment]:
        """One comment a page, the oldest first."""
        ...

    async def decide(self, decision: Decision) -> bool:
        """With its entry in the audit. False where it has been decided, or taken back by its author, before."""
        ...

    async def decider(self, comment: CommentId) -> str | None:
        """The name of whoever decided."""
        ...

    async def ban(self, user: UserId, *, name: str, by: UserId, now: Moment) -> bool:
        """With all that waits of theirs rejected. False where somebody was faster."""
        ...

    async def unban(self, user: UserId, *, by: UserId, now: Moment) -> bool: ...

    async def banned(self, *, number: int, size: int) -> Page[Ban]: ...

    async def words(self) -> Mapping[str, str]:
        """Words that hold a comment, by their folded form."""
        ...

    async def watch(self, fold: str, word: str, *, by: UserId, now: Moment) -> None: ...

    async def unwatch(self, fold: str, *, by: UserId, now: Moment) -> bool: ...

    async def cards(self) -> Sequence[DeskCard]: ...

    async def keep_card(self, card: DeskCard) -> None: ...

    async def show_on_card(self, chat: ChatId, comment: CommentId) -> None:
        """What the moderator has turned their card to; whoever has none needs none."""
        ...

    async def drop_card(self, chat: ChatId) -> None: ...


class Numbers(Protocol):
    """Of comments, on copies that were delivered."""

    async def claim(self, now: Moment, *, until: Moment) -> Thread | None:
        """A thread whose copies show another number than its `shown`; nobody else's before `until`."""
        ...

    async def copies(self, article: ArticleId, *, since: Moment, limit: int) -> Sequence[ShownCopy]:
        """The next copies to be given the number: sent since then, and not turned into something else."""
        ...

    async def advance(self, article: ArticleId, reached: ChatId, now: Moment) -> None:
        """Copies up to and with this chat's have the number; the thread is due again for the others."""
        ...

    async def finish(self, article: ArticleId, *, again_at: Moment) -> None:
        """All copies have the number; where it has changed meanwhile, they are due again."""
        ...

    async def turn(self, chat: ChatId, message: MessageId, now: Moment) -> None:
        """A delivered copy shows something else now; any other message is of no account."""
        ...

    async def turn_back(self, chat: ChatId, message: MessageId) -> None: ...

    async def forget_turned(self, before: Moment) -> None: ...
