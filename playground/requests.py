"""A request's parameters, whichever of Telegram's four ways they came."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.types import Receive, Scope

from playground.errors import ApiError, BadRequestError
from playground.parameters import Upload

MOST_BYTES = 52 * 1024 * 1024
_DISPOSITION = re.compile(r'(name|filename)="((?:[^"\\]|\\.)*)"')
_BOUNDARY = re.compile(r'boundary="?([^";]+)"?')

Parts = tuple[Mapping[str, Any], Mapping[str, Upload]]


class TooLargeError(ApiError):
    status = 413
    prefix = "Request Entity Too Large"


class GoneError(Exception):
    """The client left before it had said everything."""


async def read_body(receive: Receive) -> bytes:
    chunks, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise GoneError
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > MOST_BYTES:
            raise TooLargeError
        chunks.append(chunk)
        more = message.get("more_body", False)
    return b"".join(chunks)


def parts(scope: Scope, body: bytes) -> Parts:
    """Query string and body together; files apart."""
    query = scope["query_string"]
    given: dict[str, Any] = dict(_pairs(query)) if query else {}
    if not body:
        return given, {}
    kind = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    media, _, rest = kind.decode("latin-1").partition(";")
    match media.strip().lower():
        case "application/json":
            return given | _object(body), {}
        case "application/x-www-form-urlencoded":
            return given | dict(_pairs(body)), {}
        case "multipart/form-data":
            fields, uploads = _multipart(body, rest)
            return given | fields, uploads
        case other:
            raise BadRequestError(f"unsupported content type {other!r} (the playground is strict)")


def _pairs(raw: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise BadRequestError("strings must be encoded in UTF-8") from error


def _object(body: bytes) -> dict[str, Any]:
    try:
        given = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise BadRequestError("can't parse JSON request body") from error
    if not isinstance(given, dict):
        raise BadRequestError("can't parse JSON request body: expected an Object")
    return given


def _multipart(body: bytes, rest: str) -> tuple[dict[str, str], dict[str, Upload]]:
    found = _BOUNDARY.search(rest)
    if found is None:
        raise BadRequestError("boundary is missing in multipart/form-data")
    fields: dict[str, str] = {}
    uploads: dict[str, Upload] = {}
    delimiter = b"\r\n--" + found.group(1).encode("latin-1")
    for part in (b"\r\n" + body).split(delimiter)[1:]:
        if part.startswith(b"--"):
            return fields, uploads
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        _sort(head, content, fields, uploads)
    raise BadRequestError("multipart/form-data ends too early")


def _sort(head: bytes, content: bytes, fields: dict[str, str], uploads: dict[str, Upload]) -> None:
    text = head.decode("utf-8", "replace")
    names = dict(_DISPOSITION.findall(text))
    if "name" not in names:
        raise BadRequestError("a part of multipart/form-data has no name")
    if "filename" in names:
        media = re.search(r"^content-type:\s*(\S+)", text, re.IGNORECASE | re.MULTILINE)
        mime = media.group(1).rstrip(";") if media else "application/octet-stream"
        uploads[names["name"]] = Upload(name=names["filename"], mime=mime, content=content)
        return
    try:
        fields[names["name"]] = content.decode()
    except UnicodeDecodeError as error:
        raise BadRequestError("strings must be encoded in UTF-8") from error
