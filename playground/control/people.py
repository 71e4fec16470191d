"""People by hand: make them, let them say, press and block."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from playground.chat import Chat
from playground.control.bodies import AskedWronglyError, Body, UnknownError, number, place, reply, route
from playground.errors import PlayError
from playground.person import Person
from playground.questions import ANSWER_INLINE_WITHIN, Inline
from playground.telegram import Telegram

MOST_AT_ONCE = 1_000_000


class PeopleControl:
    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._offered: dict[tuple[int, str], Inline] = {}

    def routes(self) -> list[BaseRoute]:
        return [
            route("/people", self.make, "POST"),
            route("/people/bulk", self.make_many, "POST"),
            route("/chats/{person_id}/say", self.say, "POST"),
            route("/chats/{person_id}/file", self.send_file, "POST"),
            route("/chats/{person_id}/press", self.press, "POST"),
            route("/chats/{person_id}/inline", self.ask_inline, "POST"),
            route("/chats/{person_id}/choose", self.choose, "POST"),
            route("/chats/{person_id}/place", self.send_place, "POST"),
            route("/chats/{person_id}/block", self.block, "POST"),
            route("/chats/{person_id}/unblock", self.unblock, "POST"),
            route("/say", self.say_together, "POST"),
            route("/commands", self.commands),
        ]

    async def make(self, request: Request) -> Response:
        body = await Body.of(request)
        person = self._telegram.person(
            body.take("first_name", str),
            body.take("language_code", str, "th"),
            last_name=body.maybe("last_name", str),
            username=body.maybe("username", str),
            role=body.take("role", str, "reader"),
        )
        body.done()
        shown = person.shown()
        self._telegram.events.tell({"type": "person", "person": shown})
        return reply(shown)

    async def make_many(self, request: Request) -> Response:
        body = await Body.of(request)
        count = _count(body)
        language = body.take("language_code", str, "th")
        body.done()
        people = [self._telegram.person(f"P{at + 1}", language) for at in range(count)]
        return reply({"first_id": people[0].id, "count": count})

    async def say(self, request: Request) -> Response:
        """In a group, `by` somebody; in a forum, in the topic `thread`."""
        body = await Body.of(request)
        person, chat = self._speaker(request, body)
        text, reply_to = body.take("text", str), body.maybe("reply_to", int)
        thread = body.maybe("thread", int)
        body.done()
        replied = None if reply_to is None else {"message_id": reply_to}
        return reply(person.say(text, reply_to=replied, chat=chat, thread=thread))

    async def send_file(self, request: Request) -> Response:
        """The body is the file, a picture by its kind; `name` and `caption` stand in the address."""
        person, content = self._person(request), await request.body()
        caption, kind = request.query_params.get("caption", ""), request.headers.get("content-type", "")
        if kind.startswith("image/"):
            return reply(person.send_photo(content, caption))
        name = request.query_params.get("name") or "file"
        return reply(person.send_document(content, name, kind or "application/octet-stream", caption))

    async def press(self, request: Request) -> Response:
        body = await Body.of(request)
        person, chat = self._speaker(request, body)
        message = {"message_id": body.take("message_id", int)}
        spot = body.take("row", int), body.take("column", int)
        body.done()
        press = person.press(message, spot, chat=chat)
        return reply({"id": press.id, "data": press.data})

    async def ask_inline(self, request: Request) -> Response:
        """`@bot query` as the person types it; what the bot offers."""
        person, body = self._person(request), await Body.of(request)
        asked = person.inline(body.take("query", str, ""), body.take("offset", str, ""))
        body.done()
        if not await self._telegram.events.until(lambda: asked.answer is not None, ANSWER_INLINE_WITHIN):
            raise PlayError("the bot offers nothing")
        assert asked.answer is not None
        self._offered[person.id, asked.id] = asked
        offered = {"results": asked.answer["results"], "next_offset": asked.answer.get("next_offset", "")}
        return reply({"id": asked.id, **offered})

    async def choose(self, request: Request) -> Response:
        person, body = self._person(request), await Body.of(request)
        asked = self._offered.get((person.id, body.take("id", str)))
        number = body.take("number", int)
        body.done()
        if asked is None:
            raise UnknownError("nothing of the kind was offered")
        return reply(person.pass_on(person.choose(asked, number)))

    async def send_place(self, request: Request) -> Response:
        person, body = self._person(request), await Body.of(request)
        latitude, longitude = body.take("latitude", float), body.take("longitude", float)
        body.done()
        return reply(person.send_location(latitude, longitude))

    async def block(self, request: Request) -> Response:
        person = self._person(request)
        person.block()
        return reply(person.shown())

    async def unblock(self, request: Request) -> Response:
        person = self._person(request)
        person.unblock()
        return reply(person.shown())

    async def say_together(self, request: Request) -> Response:
        body = await Body.of(request)
        text, first, count = body.take("text", str), body.take("first_id", int), _count(body)
        body.done()
        speakers = [self._found(first + at) for at in range(count)]
        for speaker in speakers:
            speaker.say(text)
        return reply({"count": count})

    async def commands(self, request: Request) -> Response:
        person = self._found(number(request, "person"))
        return reply(self._telegram.commands_of(person))

    def _speaker(self, request: Request, body: Body) -> tuple[Person, Chat | None]:
        by, where = body.maybe("by", int), place(request, "person_id")
        if by is None:
            return self._found(where), None
        chat = self._telegram.chats.get(where)
        if chat is None or chat.private:
            raise UnknownError(f"there is no group {where}")
        return self._found(by), chat

    def _person(self, request: Request) -> Person:
        return self._found(place(request, "person_id"))

    def _found(self, person_id: int) -> Person:
        person = self._telegram.people.get(person_id)
        if person is None:
            raise UnknownError(f"there is no person {person_id}")
        return person


def _count(body: Body) -> int:
    count = body.take("count", int)
    if not 1 <= count <= MOST_AT_ONCE:
        raise AskedWronglyError(f"count lies between 1 and {MOST_AT_ONCE}")
    return count
