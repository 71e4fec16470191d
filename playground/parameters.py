"""A method's parameters: given as text or as JSON, checked against the facts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from playground.errors import BadRequestError
from playground.facts import Json
from playground.schema import Shape, spoken

_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
}
_INTEGER = re.compile(r"-?\d{1,19}$")
_TRUTH = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    name: str
    mime: str
    content: bytes


def checked(shape: Shape, given: Mapping[str, Any], uploads: Mapping[str, Upload]) -> Json:
    """What was given, in its proper types; BadRequestError where it does not fit."""
    parameters: Json = {}
    for name, value in given.items():
        kind = shape.kinds.get(name)
        if kind is None:
            raise BadRequestError(f'unknown parameter "{name}" of {shape.name} (the playground is strict)')
        if value == "" and kind != "String":
            continue
        parameters[name] = proper = _proper(value, kind, name)
        shape.checks[name](proper)
    _attach(shape, parameters, uploads)
    for name in shape.required:
        if name not in parameters:
            raise BadRequestError(_MISSING.get(name, f'parameter "{name}" is required'))
    return parameters


def _proper(value: Any, kind: str, name: str) -> Any:  # noqa: ANN401 - JSON is anything
    if type(value) is not str or kind == "String":
        return value
    match kind:
        case "Integer":
            return int(value) if _INTEGER.match(value) else value
        case "Integer or String":
            return int(value) if _INTEGER.match(value) else value
        case "Boolean" | "True":
            return _TRUTH.get(value.lower(), value)
        case "Float":
            return _number(value)
        case "InputFile or String" | "InputFile":
            return value
        case _:
            return _json(value, kind, name)


def _number(value: str) -> float | str:
    try:
        return float(value)
    except ValueError:
        return value


def _json(value: str, kind: str, name: str) -> Any:  # noqa: ANN401 - JSON is anything
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError as error:
        what = "reply keyboard markup" if name == "reply_markup" else spoken(kind)
        raise BadRequestError(f"can't parse {what} JSON object") from error


def _attach(shape: Shape, parameters: Json, uploads: Mapping[str, Upload]) -> None:
    """Uploaded parts take their parameter's place, by its name or by `attach://`."""
    if not uploads:
        return
    used = set()
    for name, kind in shape.kinds.items():
        if "InputFile" not in kind:
            continue
        given = parameters.get(name)
        part = given.removeprefix("attach://") if isinstance(given, str) else name
        if part in uploads:
            parameters[name] = uploads[part]
            used.add(part)
    for media in _media(parameters):
        part = media["media"].removeprefix("attach://")
        if part in uploads:
            media["media"] = uploads[part]
            used.add(part)
    for part in uploads.keys() - used:
        raise BadRequestError(f'nothing refers to the uploaded file "{part}"')


def _media(parameters: Json) -> list[Json]:
    given = parameters.get("media", [])
    return given if isinstance(given, list) else [given]
