"""One bot's Telegram: its chats, its queue, its limits. No I/O; time is passed in."""

from collections.abc import Callable
from random import Random

from playground.chat import Chat
from playground.events import Events
from playground.facts import Json
from playground.faults import Faults
from playground.files import Files
from playground.limits import Limits
from playground.log import Log
from playground.profile import Profile
from playground.questions import (
    ANSWER_INLINE_WITHIN,
    ANSWER_PRESS_WITHIN,
    Inline,
    Press,
    Questions,
)
from playground.sends import Sends
from playground.updates import Updates
from playground.webhook import Webhook

_FIRST_PRESS = 4_000_000_000_000_000_001
_FIRST_INLINE = 8_000_000_000_000_000_001


class World:
    """`clock` gives Unix seconds for what messages show, `monotonic` seconds for limits."""

    def __init__(
        self,
        token: str,
        bot_name: str,
        bot_username: str,
        *,
        clock: Callable[[], float],
        monotonic: Callable[[], float],
        seed: int,
        keep_messages: int,
    ) -> None:
        self.random = Random(seed)  # noqa: S311 - faults must repeat, not be secret
        self.token = token
        self.clock = clock
        self.monotonic = monotonic
        self.keep_messages = keep_messages
        self.latency = 0.0
        self.bot: Json = {
            "id": int(self.token.partition(":")[0]),
            "is_bot": True,
            "first_name": bot_name,
            "username": bot_username,
        }
        self.profile = Profile(bot_name)
        self.users: dict[int, Json] = {}
        self.chats: dict[int, Chat] = {}
        self.handles: dict[str, int] = {}
        self.updates = Updates(clock)
        self.webhook = Webhook(self.updates)
        self.presses: Questions[Press] = Questions(clock, ANSWER_PRESS_WITHIN, _FIRST_PRESS)
        self.inlines: Questions[Inline] = Questions(clock, ANSWER_INLINE_WITHIN, _FIRST_INLINE)
        self.files = Files()
        self.limits = Limits()
        self.faults = Faults(self.random)
        self.log = Log()
        self.sends = Sends()
        self.events = Events()
        self._private_id = 0

    def now(self) -> int:
        return int(self.clock())

    def next_message_id(self, chat: Chat) -> int:
        """A bot's private chats count together, every group for itself."""
        if chat.private:
            self._private_id += 1
            return self._private_id
        chat.last_id += 1
        return chat.last_id

    def open_chat(self, shown: Json) -> Chat:
        chat = Chat(shown, keep=self.keep_messages)
        self.chats[chat.id] = chat
        username = shown.get("username")
        if username and not chat.private:  # a person is not reached by name
            self.handles[username.lower()] = chat.id
        return chat

    def post(self, chat: Chat, message: Json) -> None:
        """A new message stands in the chat."""
        chat.add(message)
        if self.events:
            self.events.tell({"type": "message", "chat_id": chat.id, "message": message})
        self.events.changed()

    def change(self, chat: Chat, message: Json) -> None:
        """An edited message takes the place of the one it was."""
        chat.messages[message["message_id"]] = message
        if self.events:
            self.events.tell({"type": "edit", "chat_id": chat.id, "message": message})
        self.events.changed()

    def remove(self, chat: Chat, message_ids: list[int]) -> None:
        for message_id in message_ids:
            chat.messages.pop(message_id, None)
        self.events.tell({"type": "delete", "chat_id": chat.id, "message_ids": message_ids})
        self.events.changed()

    def update(self, kind: str, content: Json) -> None:
        """Queue an update for the bot."""
        self.updates.put(kind, content)
        self.webhook.wake()
        self.events.changed()

    def hang_up(self) -> None:
        """Let everybody go who waits on the line: the poll and the watchers."""
        self.updates.release()
        self.events.close()


def made_up_token(seed: int) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    secret = "".join(Random(seed).choices(letters, k=32))  # noqa: S311 - it opens only this box
    return f"110201543:AAH{secret}"
