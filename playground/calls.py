"""One call of the API, from its raw parameters to its answer."""

import asyncio
import inspect
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from playground.errors import (
    ApiError,
    FloodError,
    ForbiddenError,
    NotFoundError,
    NotPerformedError,
)
from playground.facts import Json
from playground.faults import Fault
from playground.log import Entry, shown
from playground.methods import PERFORMED
from playground.parameters import Upload, checked
from playground.schema import botapi
from playground.world import World

_BAD_GATEWAY = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    b"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n"
    b"</body>\r\n</html>\r\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    method: str
    given: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Status 0 with `hang`: never answered; without it: the connection is cut."""

    status: int
    body: bytes
    media: str = "application/json"
    hang: bool = False
    description: str = ""


async def perform(world: World, call: Call) -> Answer:
    """Check, strike with faults, perform, log: every call comes by here."""
    started = time.perf_counter()
    world.events.changed()
    parameters: Json = dict(call.given)
    try:
        name, parameters = _recognised(call)
        answer = await _struck(world, name, parameters)
    except ApiError as error:
        world.sends.refuse(error.status)
        answer = _refusal(error)
    if call.uploads:
        parameters = {name: shown(value) for name, value in parameters.items()}
    _log(world, call.method, parameters, answer, time.perf_counter() - started)
    return answer


def _recognised(call: Call) -> tuple[str, Json]:
    schema = botapi()
    name = schema.names.get(call.method.lower())
    if name is None:
        raise NotFoundError("method not found")
    if name not in PERFORMED:
        raise NotPerformedError(f"the playground does not perform {name}")
    return name, checked(schema.method(name), call.given, call.uploads)


async def _struck(world: World, name: str, parameters: Json) -> Answer:
    fault = world.faults.strike(name, parameters.get("chat_id")) if world.faults.injected else None
    if world.latency:
        await asyncio.sleep(world.latency / 2)
    if fault is not None and (answer := await _failed(world, fault)):
        return answer
    result = PERFORMED[name](world, parameters)
    if inspect.isawaitable(result):
        result = await result
    if fault is not None and fault.kind == "drop":
        return Answer(status=0, body=b"", description="performed, connection cut")
    if world.latency:
        await asyncio.sleep(world.latency / 2)
    return Answer(status=200, body=orjson.dumps({"ok": True, "result": result}))


async def _failed(world: World, fault: Fault) -> Answer | None:
    """The answer of a fault that keeps the call from being performed."""
    match fault.kind:
        case "429":
            raise FloodError(world.faults.retry_after(fault))
        case "403":
            raise ForbiddenError("bot was blocked by the user")
        case "500":
            raise ApiError
        case "502":
            return Answer(status=502, body=_BAD_GATEWAY, media="text/html", description="Bad Gateway")
        case "hang":
            return Answer(status=0, body=b"", hang=True, description="never answered")
        case "slow":
            await asyncio.sleep(fault.seconds)
            return None
        case "drop":
            return None


def refused(error: ApiError) -> bytes:
    body: Json = {"ok": False, "error_code": error.status, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return orjson.dumps(body)


def _refusal(error: ApiError) -> Answer:
    return Answer(status=error.status, body=refused(error), description=error.description)


def _log(world: World, method: str, parameters: Json, answer: Answer, duration: float) -> None:
    entry = Entry(
        time=world.clock(),
        method=method,
        parameters=parameters,
        status=answer.status,
        description=answer.description,
        duration=duration,
    )
    world.log.add(entry)
    world.events.changed()
    if world.events:
        world.events.tell({"type": "api", "entry": entry.shown()})
