"""What a control request says, checked; what it is answered."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from playground.errors import ApiError, PlayError

Handler = Callable[[Request], Awaitable[Response]]
Value = TypeVar("Value")
_REQUIRED: Any = object()


class AskedWronglyError(Exception):
    """A control request that makes no sense; the text goes to whoever asked."""


class UnknownError(Exception):
    """No such person, chat or file."""


class Body:
    """The fields of a JSON object, each taken once; what is left over was a mistake."""

    def __init__(self, given: dict[str, Any]) -> None:
        self._given = given

    @classmethod
    async def of(cls, request: Request) -> "Body":
        raw = await request.body()
        try:
            given = orjson.loads(raw or b"{}")
        except orjson.JSONDecodeError as error:
            raise AskedWronglyError("the body must be JSON") from error
        if not isinstance(given, dict):
            raise AskedWronglyError("the body must be a JSON object")
        return cls(given)

    def take(self, name: str, kind: type[Value], otherwise: Value = _REQUIRED) -> Value:
        value = self._given.pop(name, None)
        if value is None:
            if otherwise is _REQUIRED:
                raise AskedWronglyError(f"{name} is needed")
            return otherwise
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            raise AskedWronglyError(f"{name} must be of type {kind.__name__}")
        return value

    def raw(self, name: str, otherwise: object) -> object:
        """Whatever stands there, for a field that may be of several kinds."""
        return self._given.pop(name, otherwise)

    def maybe(self, name: str, kind: type[Value]) -> Value | None:
        return self.take(name, kind) if self._given.get(name) is not None else None

    def done(self) -> None:
        rest = sorted(name for name, value in self._given.items() if value is not None)
        if rest:
            raise AskedWronglyError(f"unknown: {', '.join(rest)}")


def reply(content: object, status: int = 200) -> Response:
    return Response(orjson.dumps(content), status, media_type="application/json")


def number(request: Request, name: str, otherwise: int | None = None) -> int:
    """An integer of the query string."""
    given = request.query_params.get(name)
    if given is None and otherwise is not None:
        return otherwise
    return _integer(given, name)


def place(request: Request, name: str) -> int:
    """An integer of the path; a group's id is negative."""
    return _integer(request.path_params[name], name)


def route(path: str, handler: Handler, method: str = "GET") -> Route:
    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except (AskedWronglyError, PlayError, ApiError) as error:
            return reply({"error": str(error)}, 400)
        except UnknownError as error:
            return reply({"error": str(error)}, 404)

    return Route(path, answer, methods=[method])


def _integer(given: str | None, name: str) -> int:
    try:
        return int(given or "")
    except ValueError as error:
        raise AskedWronglyError(f"{name} must be a whole number") from error
