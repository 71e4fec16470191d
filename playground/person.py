"""Someone who talks with the bot."""

from collections.abc import Callable
from typing import Any

from playground import deeds
from playground.chat import Chat
from playground.errors import PlayError
from playground.facts import Json
from playground.formatting import formatted
from playground.keyboard import is_start_parameter
from playground.methods.passing import forwarded
from playground.parameters import Upload
from playground.questions import Inline, Press
from playground.reading import Reader
from playground.world import World


class Person:
    """`role` is only a label for whoever watches; the bot does not see it."""

    __slots__ = ("_reader", "_world", "role", "user")

    def __init__(self, world: World, user: Json, role: str = "reader") -> None:
        self._world = world
        self._reader = Reader(world)
        self.user = user
        self.role = role

    @property
    def id(self) -> int:
        return int(self.user["id"])

    @property
    def chat(self) -> Chat | None:
        """The private chat with the bot, once there was a word."""
        return self._world.chats.get(self.id)

    @property
    def blocked(self) -> bool:
        return self.chat is not None and self.chat.standing == "kicked"

    @property
    def messages(self) -> list[Json]:
        """Everything in the private chat, in order, as it stands after edits."""
        return list(self.chat.messages.values()) if self.chat else []

    @property
    def received(self) -> list[Json]:
        """Only the bot's."""
        return self._reader.received(self.chat)

    def say(
        self,
        text: str,
        *,
        reply_to: Json | None = None,
        chat: Chat | None = None,
        thread: int | None = None,
    ) -> Json:
        """Write to the bot, or in a group; the Message."""
        return deeds.speak(self._world, self.user, chat or self._talk(), deeds.words(text), reply_to, thread)

    def start(self, payload: str = "") -> Json:
        """Press Start, perhaps by a deep link."""
        if payload and not is_start_parameter(payload):
            raise PlayError("a start parameter has 1-64 of A-Z, a-z, 0-9, _ and -")
        return self.say(f"/start {payload}".rstrip())

    def share_chat(self, request_id: int, chat: Chat) -> Json:
        """Answer a button that asks for a chat."""
        shared = {"chat_shared": {"request_id": request_id, "chat_id": chat.id}}
        return deeds.speak(self._world, self.user, self._talk(), shared)

    def send_document(self, content: bytes, name: str, mime: str = "text/plain", caption: str = "") -> Json:
        return self._attach("document", Upload(name=name, mime=mime, content=content), caption)

    def send_photo(self, content: bytes, caption: str = "") -> Json:
        return self._attach("photo", Upload(name="photo", mime="", content=content), caption)

    def send_location(self, latitude: float, longitude: float) -> Json:
        """Show the bot where one is."""
        place = {"location": {"latitude": latitude, "longitude": longitude}}
        return deeds.speak(self._world, self.user, self._talk(), place)

    def choose(self, asked: Inline, number: int) -> Json:
        """Send one of an inline query's results on; the bot hears of it when it asked for that."""
        if asked.answer is None or not 0 <= number < len(asked.answer["results"]):
            raise PlayError("there is no such result to choose")
        result: Json = asked.answer["results"][number]
        chosen = {"result_id": result["id"], "from": self.user, "query": asked.query}
        self._world.update("chosen_inline_result", chosen)
        return result

    def pass_on(self, result: Json) -> Json:
        """A chosen result as it then stands in the chat with the bot."""
        content = result["input_message_content"]
        text, entities = formatted(content["message_text"], content.get("parse_mode"), content.get("entities"))
        said: Json = {"text": text, "via_bot": self._world.bot} | ({"entities": entities} if entities else {})
        told = {
            "link_preview_options": content.get("link_preview_options"),
            "reply_markup": result.get("reply_markup"),
        }
        said |= {name: value for name, value in told.items() if value}
        return deeds.speak(self._world, self.user, self._talk(), said)

    def send_album(self, *pictures: bytes, caption: str = "") -> list[Json]:
        """Photos that belong together, a message each; the first has the caption."""
        album = {"media_group_id": str(self._world.random.getrandbits(60))}
        uploads = [Upload(name="photo", mime="", content=picture) for picture in pictures]
        return [
            self._attach("photo", upload, "" if place else caption, album)
            for place, upload in enumerate(uploads)
        ]

    def forward(self, message: Json) -> Json:
        """Pass any message on to the bot."""
        return deeds.speak(self._world, self.user, self._talk(), forwarded(message))

    def edit(self, message: Json, text: str, *, chat: Chat | None = None) -> Json:
        """Change what was said; the bot gets an edited_message where it hears what is said."""
        return deeds.edit(self._world, chat or self._talk(), message["message_id"], text)

    def press(self, message: Json, button: str | tuple[int, int], *, chat: Chat | None = None) -> Press:
        """Press the first button whose text starts so, or the one at (row, column)."""
        place = chat or self._talk()
        shown = deeds.current(place, message["message_id"])
        if isinstance(button, str):
            found = deeds.button_saying(shown, button)
        else:
            found = deeds.button_at(shown, *button)
        return deeds.press(self._world, self.user, place, shown, found)

    def inline(self, query: str, offset: str = "") -> Inline:
        """Type `@bot query`; `.answer` holds the results once they come."""
        return deeds.ask(self._world, self.user, query, offset)

    def block(self) -> None:
        if not self.blocked:
            deeds.stand(self._world, self.user, self._talk(), "kicked")
            self._tell()

    def unblock(self) -> None:
        if self.blocked and self.chat:
            deeds.stand(self._world, self.user, self.chat, "member")
            self._tell()

    def deactivate(self) -> None:
        """Delete the account: what the bot sends is refused, and nothing tells it why."""
        self._talk().deactivated = True

    async def reads(self, fits: Callable[[Any], object], timeout: float = 20) -> Json:  # noqa: ASYNC109 - a test says how long
        """The next message of the bot that fits; an edited one counts as new."""
        return await self._reader.reads(lambda: self.chat, fits, timeout)

    def shown(self) -> Json:
        """As the control API tells of a person."""
        return {
            "id": self.id,
            "first_name": self.user["first_name"],
            "last_name": self.user.get("last_name"),
            "username": self.user.get("username"),
            "language_code": self.user.get("language_code"),
            "role": self.role,
            "chat_id": self.id,
            "blocked": self.blocked,
        }

    def _talk(self) -> Chat:
        return deeds.open_private(self._world, self.user)

    def _attach(self, kind: str, upload: Upload, caption: str, album: Json | None = None) -> Json:
        chat = self._talk()
        content = deeds.attachment(self._world, kind, upload, caption) | (album or {})
        return deeds.speak(self._world, self.user, chat, content)

    def _tell(self) -> None:
        self._world.events.tell({"type": "person", "person": self.shown()})
