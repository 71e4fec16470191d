"""Groups by hand: a supergroup with topics, which the bot is invited to, and its topics."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from playground.control.bodies import Body, UnknownError, place, reply, route
from playground.errors import PlayError
from playground.group import Group
from playground.telegram import Telegram

LONGEST_TITLE = 128


class GroupControl:
    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[BaseRoute]:
        return [
            route("/groups", self.make, "POST"),
            route("/chats/{group_id}/topics", self.open_topic, "POST"),
        ]

    async def make(self, request: Request) -> Response:
        """With topics; whoever makes it is its owner."""
        body = await Body.of(request)
        title, by = body.take("title", str).strip(), body.take("by", int)
        body.done()
        owner = self._telegram.people.get(by)
        if owner is None:
            raise UnknownError(f"there is no person {by}")
        if not 1 <= len(title) <= LONGEST_TITLE:
            raise PlayError(f"a group's title has 1-{LONGEST_TITLE} characters")
        group = self._telegram.group(title, owner, forum=True)
        self._tell(group)  # before what the bot says in it
        group.add_bot()
        return reply(group.shown())

    async def open_topic(self, request: Request) -> Response:
        body, group = await Body.of(request), self._group(place(request, "group_id"))
        name = body.take("name", str).strip()
        body.done()
        thread = group.open_topic(name)
        self._tell(group)
        return reply({"id": thread, "name": name})

    def _group(self, group_id: int) -> Group:
        for group in self._telegram.groups:
            if group.id == group_id:
                return group
        raise UnknownError(f"there is no group {group_id}")

    def _tell(self, group: Group) -> None:
        self._telegram.events.tell({"type": "person", "person": group.shown()})
