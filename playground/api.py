"""The Bot API on the wire: /bot<token>/<method> and /file/bot<token>/<path>."""

from collections.abc import Mapping
from email.utils import formatdate
from typing import Any

from starlette.types import Receive, Scope, Send

from playground.calls import Answer, Call, perform, refused
from playground.errors import ApiError, NotFoundError, UnauthorizedError
from playground.requests import GoneError, TooLargeError, parts, read_body
from playground.world import World


class BotApi:
    """An ASGI application that serves any number of worlds, each by its bot's token."""

    def __init__(self, worlds: Mapping[str, World]) -> None:
        self._worlds = worlds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        token, _, method = scope["path"].removeprefix("/bot").partition("/")
        try:
            body = await read_body(receive)
            answer = await self._answer(token, method, scope, body)
        except GoneError:
            return
        except TooLargeError as error:
            answer = Answer(status=error.status, body=refused(error))
        if answer.status:
            await _reply(send, answer)
        else:
            await _leave(scope, receive, hang=answer.hang)

    async def _answer(self, token: str, method: str, scope: Scope, body: bytes) -> Answer:
        try:
            world = self._worlds.get(token)
            if world is None:
                raise UnauthorizedError
            given, uploads = parts(scope, body)
        except ApiError as error:
            return Answer(status=error.status, body=refused(error))
        return await perform(world, Call(method=method, given=given, uploads=uploads))


class FileApi:
    """Files by the path that getFile told."""

    def __init__(self, worlds: Mapping[str, World]) -> None:
        self._worlds = worlds

    async def __call__(self, scope: Scope, _: Receive, send: Send) -> None:
        token, _, path = scope["path"].removeprefix("/file/bot").partition("/")
        world = self._worlds.get(token)
        file = world.files.find(path.rpartition("/")[2]) if world else None
        if file is None or file.content is None or file.path != path:
            error = NotFoundError() if world else UnauthorizedError()
            await _reply(send, Answer(status=error.status, body=refused(error)))
        else:
            media = "application/octet-stream"
            await _reply(send, Answer(status=200, body=file.content, media=media))


async def _reply(send: Send, answer: Answer) -> None:
    headers = [
        (b"content-type", answer.media.encode()),
        (b"content-length", str(len(answer.body)).encode()),
        (b"date", formatdate(usegmt=True).encode()),
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


async def _leave(scope: Scope, receive: Receive, *, hang: bool) -> None:
    """Say nothing until the client is gone; without `hang` send it off at once."""
    if not hang:
        connection: Any = scope["state"]["connection"]
        connection.transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass
