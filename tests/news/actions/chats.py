"""What stands in readers' chats: a Telegram that is only told, with its refusals."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from random import Random

from news.delivery import Arrived, Delivery, Flooded, Gone, Lost, MessageId, Outcome, Vanished
from news.moment import Moment
from news.push import PushId
from news.rules.deed import deed_for
from news.subscriber import ChatId

LAST_DELETE = 48 * 3600


@dataclass(kw_only=True)
class Message:
    push: PushId
    text: str
    at: Moment
    astray: bool = False
    """The process that sent it crashed before its number was written down, so nobody can change it any more."""


@dataclass(kw_only=True)
class Chats:
    random: Random
    standing: dict[tuple[ChatId, MessageId], Message] = field(default_factory=dict)
    blocked: set[ChatId] = field(default_factory=set)
    cut_off: set[ChatId] = field(default_factory=set)
    """Have blocked the bot, be it for a while: what they had before may never change."""
    refused: set[tuple[ChatId, PushId]] = field(default_factory=set)
    """Copies that had to be tried again."""
    held_until: dict[ChatId, Moment] = field(default_factory=dict)
    """A flood wait holds up all copies of its chat."""
    edits: int = 0
    deletions: int = 0
    _numbers: Iterator[int] = field(default_factory=partial(count, 1))

    def perform(self, copy: Delivery, text: str, now: Moment) -> Outcome:
        """What Telegram makes of the copy's deed; now and then it asks for a pause, or fails."""
        if copy.chat_id in self.blocked:
            return Gone("Forbidden: bot was blocked by the user")
        if (fault := self._fault()) is not None:
            self.refused.add((copy.chat_id, copy.push_id))
            if isinstance(fault, Flooded):
                self.held_until[copy.chat_id] = Moment(now + fault.seconds)
            return fault
        match deed_for(copy, now):
            case "send":
                return self._send(copy, text, now)
            case "edit":
                return self._edit(copy, text)
            case "delete":
                return self._delete(copy, now)

    def block(self, chat: ChatId) -> None:
        self.blocked.add(chat)
        self.cut_off.add(chat)

    def remove_one(self) -> None:
        """A reader deletes a message of the chat."""
        if self.standing:
            del self.standing[self.random.choice(list(self.standing))]

    def lose_sight_of(self, copy: Delivery, number: MessageId) -> None:
        self.standing[copy.chat_id, number].astray = True

    def _fault(self) -> Outcome | None:
        chance = self.random.random()
        if chance < 0.02:
            return Flooded(self.random.randint(1, 30))
        return Lost("status 502", may_have_arrived=False) if chance < 0.04 else None

    def _send(self, copy: Delivery, text: str, now: Moment) -> Outcome:
        number = MessageId(next(self._numbers))
        self.standing[copy.chat_id, number] = Message(push=copy.push_id, text=text, at=now)
        return Arrived(number)

    def _edit(self, copy: Delivery, text: str) -> Outcome:
        assert copy.message_id is not None
        message = self.standing.get((copy.chat_id, copy.message_id))
        if message is None:
            return Vanished("message to edit not found")
        assert message.push == copy.push_id, f"{copy} edits the message of another push"
        message.text = text
        self.edits += 1
        return Arrived(copy.message_id)

    def _delete(self, copy: Delivery, now: Moment) -> Outcome:
        assert copy.message_id is not None
        message = self.standing.pop((copy.chat_id, copy.message_id), None)
        if message is None:
            return Vanished("message to delete not found")
        assert now - message.at <= LAST_DELETE, f"{copy} is too old to be deleted"
        self.deletions += 1
        return Vanished("deleted")
