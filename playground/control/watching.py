"""What a chat page looks at: the state, the messages, the files, and what happens."""

from collections.abc import AsyncIterator

import orjson
from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from playground.control.bodies import UnknownError, number, place, reply, route
from playground.telegram import Telegram

_PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}


class WatchControl:
    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[BaseRoute]:
        return [
            route("/state", self.state),
            route("/chats/{chat_id}/messages", self.messages),
            route("/files/{file_id}", self.file),
            route("/events", self.events),
        ]

    async def state(self, _: Request) -> Response:
        telegram = self._telegram
        bot = {name: telegram.bot[name] for name in ("id", "username", "first_name")}
        return reply(
            {
                "bot": bot | {"commands": telegram.profile.all_commands()},
                "people": [person.shown() for person in telegram.people.values()],
                "groups": [group.shown() for group in telegram.groups],
                "faults": [fault.shown() for fault in telegram.faults.injected],
                "limits": telegram.limits.shown(),
                "latency": telegram.latency,
            }
        )

    async def messages(self, request: Request) -> Response:
        chat_id, after = place(request, "chat_id"), number(request, "after", 0)
        chat = self._telegram.chats.get(chat_id)
        if chat is None:
            if chat_id not in self._telegram.users:
                raise UnknownError(f"there is no chat {chat_id}")
            return reply([])
        return reply([each for number, each in chat.messages.items() if number > after])

    async def file(self, request: Request) -> Response:
        file = self._telegram.files.find(request.path_params["file_id"])
        if file is None or (file.content is None and file.url is None):
            raise UnknownError("there is no such file")
        if file.content is None:
            return RedirectResponse(str(file.url))
        # Only pictures open in the page: whatever else people send is theirs to save.
        safe = file.mime if file.mime in _PICTURES else "application/octet-stream"
        headers = {"x-content-type-options": "nosniff"}
        return Response(file.content, media_type=safe, headers=headers)

    async def events(self, _: Request) -> Response:
        return EventSourceResponse(self._stream())

    async def _stream(self) -> AsyncIterator[dict[str, str]]:
        async for event in self._telegram.events.watch():
            yield {"data": orjson.dumps(event).decode()}
