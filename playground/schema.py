"""Facts compiled into checks: once per type, so that a request costs no reflection."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from playground.errors import BadRequestError
from playground.facts import Facts, Field, Json, load
from playground.units import utf16

Check = Callable[[Any], None]
"""Looks at a value and raises BadRequestError when it does not fit."""

_ARRAY = "Array of "
_FORMATTED = {"text", "caption", "message_text", "quote", "question", "explanation", "description"}
_TELEGRAMS_WORDS = {
    "InlineKeyboardButton.callback_data": "BUTTON_DATA_INVALID",
    "answerCallbackQuery.text": "MESSAGE_TOO_LONG",
    "BotCommand.command": "BOT_COMMAND_INVALID",
    "BotCommand.description": "BOT_COMMAND_DESCRIPTION_INVALID",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One object or one method's parameters."""

    name: str
    checks: dict[str, Check]
    kinds: dict[str, str]
    required: tuple[str, ...]


class Schema:
    """Every method and type of the facts, each compiled when it is first asked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._types: dict[str, Check] = {}
        self._methods: dict[str, Shape] = {}
        self.names = {name.lower(): name for name in facts.methods}

    def method(self, name: str) -> Shape:
        shape = self._methods.get(name)
        if shape is None:
            shape = self._methods[name] = self._shape(name, self._facts.methods[name])
        return shape

    def type(self, name: str) -> Check:
        """The check of a named type: of the API's own answers as well as of what it is sent."""
        check = self._types.get(name)
        if check is None:
            check = self._types[name] = self._named(name)
        return check

    def _shape(self, owner: str, fields: Sequence[Field]) -> Shape:
        names = {field.name for field in fields}
        return Shape(
            name=owner,
            checks={field.name: self._field(owner, field, names) for field in fields},
            kinds={field.name: field.kind for field in fields},
            required=tuple(field.name for field in fields if field.required),
        )

    def _field(self, owner: str, field: Field, siblings: set[str]) -> Check:
        check = self.kind(field.kind, f'Field "{field.name}" of {owner}')
        formatted = field.name in _FORMATTED and any("parse_mode" in name for name in siblings)
        if field.constant is not None:
            return _constant(owner, field.name, field.constant)
        if field.least is None or formatted:
            return check
        return _measured(check, owner, field)

    def kind(self, kind: str, what: str) -> Check:
        """Check of a kind as the facts write it, such as `Array of Integer` or `A or B`."""
        if kind in _SCALARS:
            return _scalar(kind, what)
        if kind.startswith(_ARRAY):
            return _array(self.kind(kind.removeprefix(_ARRAY), what), what)
        members = re.split(r", | and | or ", kind)
        if len(members) == 1:
            return _lazy(self.type, kind)
        if set(members) <= _SCALARS.keys() | {"InputFile"}:
            return _either(members, what)
        return self._union(tuple(members), _refused_union(members))

    def _named(self, name: str) -> Check:
        if name in self._facts.unions:
            members = self._facts.unions[name]
            return self._union(members, f"can't parse {spoken(name)}: no such kind of it")
        shape = self._shape(name, self._facts.types[name])
        return _object(shape)

    def _union(self, members: tuple[str, ...], refusal: str) -> Check:
        doors = [_Door(name, self._facts.types[name]) for name in members]

        def check(value: Any) -> None:  # noqa: ANN401 - JSON is anything until it is checked
            if type(value) is not dict:
                raise BadRequestError(refusal)
            for door in doors:
                if door.opens(value):
                    return self.type(door.name)(value)
            for door in doors:
                if door.constants and door.says(value):
                    return self.type(door.name)(value)
            raise BadRequestError(refusal)

        return check


class _Door:
    """How one member of a union is known: its constants, then its required fields."""

    def __init__(self, name: str, fields: Sequence[Field]) -> None:
        self.name = name
        self.constants = {field.name: field.constant for field in fields if field.constant}
        self.required = {field.name for field in fields if field.required}

    def says(self, value: Json) -> bool:
        return all(value.get(name) == constant for name, constant in self.constants.items())

    def opens(self, value: Json) -> bool:
        return self.required <= value.keys() and self.says(value)


@cache
def botapi() -> Schema:
    return Schema(load())


def spoken(name: str) -> str:
    """`InlineKeyboardButton` as `inline keyboard button`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _refused_union(members: Sequence[str]) -> str:
    return "object expected as reply markup" if "ForceReply" in members else "object expected"


_SCALARS: dict[str, Callable[[Any], bool]] = {
    "Integer": lambda value: type(value) is int,
    "String": lambda value: type(value) is str,
    "Boolean": lambda value: type(value) is bool,
    "True": lambda value: value is True,
    "Float": lambda value: type(value) in {int, float},
}


def _scalar(kind: str, what: str) -> Check:
    fits = _SCALARS[kind]

    def check(value: Any) -> None:  # noqa: ANN401 - JSON is anything until it is checked
        if not fits(value):
            raise BadRequestError(f"{what} must be of type {kind}")

    return check


def _either(members: Sequence[str], what: str) -> Check:
    fits = [_SCALARS[member] for member in members if member != "InputFile"]

    def check(value: Any) -> None:  # noqa: ANN401 - JSON is anything until it is checked
        if not any(fit(value) for fit in fits):
            raise BadRequestError(f"{what} must be of type {' or '.join(members)}")

    return check


def _array(item: Check, what: str) -> Check:
    def check(value: Any) -> None:  # noqa: ANN401 - JSON is anything until it is checked
        if type(value) is not list:
            raise BadRequestError(f"{what} must be of type Array")
        for element in value:
            item(element)

    return check


def _lazy(find: Callable[[str], Check], name: str) -> Check:
    """Types hold each other; a check is compiled when a value of it first comes by."""
    found: list[Check] = []

    def check(value: Any) -> None:  # noqa: ANN401 - JSON is anything until it is checked
        if not found:
            found.append(find(name))
        found[0](value)

    return check


def _constant(owner: str, name: str, constant: str) -> Check:
    def check(value: Any) -> None:  # noqa: ANN401 - JSON is anything until it is checked
        if value != constant:
            raise BadRequestError(f'Field "{name}" of {owner} must be "{constant}"')

    return check


def _measured(check: Check, owner: str, field: Field) -> Check:
    least, most = field.least or 0, field.most or 0
    measure = {"characters": utf16, "bytes": _octets, "items": len}[field.unit or "items"]
    reason = _TELEGRAMS_WORDS.get(
        f"{owner}.{field.name}",
        f'Field "{field.name}" of {owner} must have {least}-{most} {field.unit}',
    )

    def measured(value: Any) -> None:  # noqa: ANN401 - JSON is anything until it is checked
        check(value)
        if not least <= measure(value) <= most:
            raise BadRequestError(reason)

    return measured


def _octets(text: str) -> int:
    return len(text.encode(errors="surrogatepass"))


def _object(shape: Shape) -> Check:
    checks, required, words = shape.checks, shape.required, spoken(shape.name)

    def check(value: Any) -> None:  # noqa: ANN401 - JSON is anything until it is checked
        if type(value) is not dict:
            raise BadRequestError(f"can't parse {words}: expected an Object")
        for name, item in value.items():
            known = checks.get(name)
            if known is None:
                raise BadRequestError(f'unknown field "{name}" of {shape.name} (the playground is strict)')
            known(item)
        for name in required:
            if name not in value:
                raise BadRequestError(f"can't parse {words}: Can't find field \"{name}\"")

    return check
