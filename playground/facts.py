"""The Bot API as facts: which methods and types there are, and what their fields hold."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import orjson

Json = dict[str, Any]
"""An object of the Bot API, as it travels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`least`, `most` count `unit`s: characters, bytes or items. `constant` is its only value."""

    name: str
    kind: str
    required: bool
    least: int | None
    most: int | None
    unit: str | None
    constant: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """`methods` and `types` by name; a union of types stands in `unions` with its members."""

    methods: dict[str, tuple[Field, ...]]
    types: dict[str, tuple[Field, ...]]
    unions: dict[str, tuple[str, ...]]


@cache
def load() -> Facts:
    book = orjson.loads(files("playground").joinpath("botapi-10.3.json").read_bytes())
    types = book["types"]
    return Facts(
        methods={name: _fields(entry) for name, entry in book["methods"].items()},
        types={name: _fields(entry) for name, entry in types.items() if "any_of" not in entry},
        unions={name: tuple(entry["any_of"]) for name, entry in types.items() if "any_of" in entry},
    )


def _fields(entry: Json) -> tuple[Field, ...]:
    return tuple(_field(name, *fact) for name, fact in entry.get("fields", {}).items())


def _field(
    name: str,
    kind: str,
    required: bool,  # noqa: FBT001 - the second place of a fact
    limit: tuple[int, int, str] | None = None,
    constant: str | None = None,
) -> Field:
    least, most, unit = limit or (None, None, None)
    return Field(
        name=name,
        kind=kind,
        required=required,
        least=least,
        most=most,
        unit=unit,
        constant=constant,
    )
