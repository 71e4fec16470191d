"""One copy of a push for one chat, and what can come of sending it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NewType

from news.edition import Edition
from news.moment import Moment
from news.push import PushId
from news.sponsor import SponsorId
from news.subscriber import ChatId

MessageId = NewType("MessageId", int)
ClaimToken = NewType("ClaimToken", str)
OnUncertain = Literal["repeat", "skip"]


class DeliveryState(StrEnum):
    WAITING = "waiting"
    KEPT = "kept"
    """For its reader's next digest."""
    TOLD = "told"
    """In a digest, which is a delivery of its own."""
    CLAIMED = "claimed"
    SENT = "sent"
    STALE = "stale"
    """It has arrived, and is to be edited or deleted."""
    DELETED = "deleted"
    """It has arrived, and is gone from its chat."""
    DEAD = "dead"
    UNCERTAIN = "uncertain"
    """It may or may not have arrived, and the operator asked not to repeat it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A claimed copy. `attempts` counts the sends that were tried before this claim.

    `token` fences the claim: a mark carrying it is void once another sender has taken the copy. `version` is
    that of the push's body. A copy with a `message_id` has arrived, at `sent_at`; it is to be edited, or
    deleted where its article was `withdrawn`. With a `sponsor` it is sent with that one's line.
    """

    push_id: PushId
    chat_id: ChatId
    edition: Edition
    silent: bool
    attempts: int
    token: ClaimToken
    version: int = 1
    message_id: MessageId | None = None
    sent_at: Moment | None = None
    withdrawn: bool = False
    thread_id: int | None = None
    answers: MessageId | None = None
    sponsor: SponsorId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertainCopy:
    """`title` is None of a digest. `at` is when its claim ended, soon after it would have left."""

    push_id: PushId
    chat_id: ChatId
    title: str | None
    at: Moment
    reason: str


# What Telegram made of a send.


@dataclass(frozen=True, slots=True)
class Arrived:
    message_id: MessageId


@dataclass(frozen=True, slots=True)
class Flooded:
    """Telegram asks for a pause of `seconds`, seen from 1 to 43,838. Nothing was delivered.

    A long one is `seconded` where it is the answer to another chat that was tried after the first long one.
    """

    seconds: int
    seconded: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat can't be written to: blocked, deactivated, kicked, unknown."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has become a supergroup with another id."""

    chat_id: ChatId


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram found fault with the message itself, so every copy of the push would meet the same."""

    reason: str


@dataclass(frozen=True, slots=True)
class Lost:
    """No clear answer: `may_have_arrived` tells a timeout after sending from a connection never made."""

    reason: str
    may_have_arrived: bool


@dataclass(frozen=True, slots=True)
class Vanished:
    """The message is not in its chat any more, be it that we or that the reader deleted it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Undeletable:
    """Telegram won't have the message deleted, so it can only be edited."""

    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """Telegram won't have the message edited, so it stands as it is."""

    reason: str


@dataclass(frozen=True, slots=True)
class Barred:
    """Telegram doesn't accept the bot itself, as with a revoked token; the copy is not to blame."""

    reason: str


Outcome = Arrived | Flooded | Gone | Moved | Refused | Lost | Vanished | Undeletable | Fixed | Barred


# What is written down of it.


@dataclass(frozen=True, slots=True)
class Sent:
    message_id: MessageId
    at: Moment


@dataclass(frozen=True, slots=True)
class Retry:
    """Back among the waiting, not before `due_at`; `attempts` replaces the count."""

    due_at: Moment
    attempts: int
    reason: str


@dataclass(frozen=True, slots=True)
class Dead:
    reason: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    reason: str


@dataclass(frozen=True, slots=True)
class Erased:
    """The message is gone from its chat."""

    reason: str


Verdict = Sent | Retry | Dead | Uncertain | Erased


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    delivery: Delivery
    verdict: Verdict
