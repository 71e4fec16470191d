"""Groups and channels the bot is in."""

from collections.abc import Callable
from typing import Any

from playground import deeds
from playground.chat import Chat
from playground.errors import PlayError
from playground.facts import Json
from playground.methods.chats import shown as shown_member
from playground.person import Person
from playground.reading import Reader
from playground.world import World

LONGEST_TOPIC = 128
# Whom Telegram names as the sender where a chat speaks for itself.
_ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
_CHANNEL: Json = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}


class Group:
    """A group, supergroup or channel; `chat` is its present self, another after migrating."""

    def __init__(self, world: World, shown: Json, owner: Person) -> None:
        self._world = world
        self._reader = Reader(world)
        self.owner = owner
        self.chat = world.open_chat(shown)
        self.chat.members[owner.id] = "creator"

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def messages(self) -> list[Json]:
        return list(self.chat.messages.values())

    @property
    def received(self) -> list[Json]:
        """Only the bot's; in a channel every post."""
        return self._reader.received(self.chat)

    def shown(self) -> Json:
        """As the control API tells of it, beside people."""
        role = "channel" if self.chat.kind == "channel" else "group"
        told: Json = {
            "chat_id": self.id,
            "first_name": self.chat.shown["title"],
            "role": role,
            "blocked": False,
        }
        if not self.chat.shown.get("is_forum"):
            return told
        topics = [{"id": number, "name": name} for number, name in self.chat.topics.items()]
        return told | {"topics": topics}

    async def reads(self, fits: Callable[[Any], object], timeout: float = 20) -> Json:  # noqa: ASYNC109 - a test says how long
        """The next message of the bot that fits; an edited one counts as new."""
        return await self._reader.reads(lambda: self.chat, fits, timeout)

    def speak(self, text: str, *, channel: "Group | None" = None, reply_to: Json | None = None) -> Json:
        """What an admin says here who stays unknown, or who speaks as a channel."""
        mask, speaker = (_CHANNEL, channel) if channel else (_ANONYMOUS, self)
        said = deeds.words(text) | {"sender_chat": speaker.chat.shown}
        return deeds.speak(self._world, mask, self.chat, said, reply_to)

    def add_bot(self, *, administrator: bool = False) -> None:
        """Invite the bot; it gets a my_chat_member."""
        self.chat.standing = "left"
        status = "administrator" if administrator else "member"
        deeds.stand(self._world, self.owner.user, self.chat, status)

    def kick_bot(self) -> None:
        deeds.stand(self._world, self.owner.user, self.chat, "kicked")

    def join(self, person: Person, status: str = "member") -> None:
        """Come in, rise or leave; the bot hears of it when it asked for chat_member."""
        before = self.chat.members.get(person.id, "left")
        self.chat.members[person.id] = status
        change = {
            "chat": self.chat.shown,
            "from": self.owner.user,
            "date": self._world.now(),
            "old_chat_member": shown_member(self.chat, person.user, before),
            "new_chat_member": shown_member(self.chat, person.user, status),
        }
        self._world.update("chat_member", change)

    def open_topic(self, name: str) -> int:
        """A forum's new topic; its message_thread_id."""
        if not self.chat.shown.get("is_forum"):
            raise PlayError("this group has no topics")
        if not 1 <= len(name) <= LONGEST_TOPIC:
            raise PlayError(f"a topic's name has 1-{LONGEST_TOPIC} characters")
        thread = self.chat.last_id + 1
        self.chat.topics[thread] = name
        service = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        deeds.speak(self._world, self.owner.user, self.chat, service, thread=thread)
        return thread

    def link(self, discussion: "Group") -> None:
        """Posts of this channel come by themselves into the discussion group, which becomes a supergroup."""
        if self.chat.kind != "channel" or discussion.chat.shown.get("is_forum"):
            raise PlayError("a channel is linked with a group that has no topics")
        if discussion.chat.kind == "group":
            discussion.migrate()
        self.chat.linked_id, discussion.chat.linked_id = discussion.id, self.id

    def migrate(self) -> Chat:
        """A group becomes a supergroup under another id."""
        old = self.chat
        shown = old.shown | {"id": -1_000_000_000_000 + old.id, "type": "supergroup"}
        new = self._world.open_chat(shown)
        new.members, new.standing = old.members, old.standing
        farewell = {"migrate_to_chat_id": new.id}
        deeds.speak(self._world, self.owner.user, old, farewell)
        old.migrated_to = new.id
        self.chat = new
        deeds.speak(self._world, self.owner.user, new, {"migrate_from_chat_id": old.id})
        return new
