"""How an action is written into a button's 64 bytes, and read again.

Clients can send any bytes as callback data, so decoding trusts nothing: what `encode` did not make is None.
"""

from collections.abc import Callable
from dataclasses import astuple
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from handlers import callback, hours_callback, privacy_callback
from handlers.action import Action, At
from handlers.comments import callback as comments_callback
from handlers.desk import callback as desk_callback
from handlers.feeds import callback as feeds_callback
from handlers.figures import callback as figures_callback
from handlers.filing import callback as filing_callback
from handlers.moderation import callback as moderation_callback
from handlers.places import callback as places_callback
from handlers.reader import callback as reader_callback
from handlers.sponsors import callback as sponsors_callback
from handlers.team import callback as team_callback
from news.subscriber import PlaceId

# Append only: buttons in old messages keep their letters for ever. Each room has its own, and new rooms words.
ROOMS: Final = (
    callback,
    hours_callback,
    reader_callback,
    desk_callback,
    team_callback,
    comments_callback,
    moderation_callback,
    feeds_callback,
    figures_callback,
    privacy_callback,
    places_callback,
    sponsors_callback,
    filing_callback,
)
KINDS: Final[dict[str, type[Action]]] = {
    letters: kind for room in ROOMS for letters, kind in room.LETTERS.items()
}
_LETTERS_OF: Final = {kind: letters for letters, kind in KINDS.items()}
_LARGEST: Final = 2**53
"""Ids and pages are whole numbers that any client can hold; a larger one is made up."""

_AT: Final = "@:"

Field = int | str


def encode(action: Action) -> str:
    if isinstance(action, At):
        return f"{_AT}{action.place}:{encode(action.action)}"
    fields = astuple(action)  # type: ignore[call-overload]  # every action is a dataclass
    return ":".join((_LETTERS_OF[type(action)], *map(str, fields)))


def decode(text: str) -> Action | None:
    if text.startswith(_AT):
        place, _, inner = text.removeprefix(_AT).partition(":")
        number, action = _number(place), decode(inner)
        return None if number is None or action is None else At(PlaceId(number), action)
    letters, *fields = text.split(":")
    kind = KINDS.get(letters)
    if kind is None or len(fields) != len(readers := _READERS[kind]):
        return None
    values = [read(field) for read, field in zip(readers, fields, strict=True)]
    return None if None in values else kind(*values)


def _reader(hint: Any) -> Callable[[str], Field | None]:  # noqa: ANN401 - a type's hints are of any kind
    if get_origin(hint) is Literal:
        words = get_args(hint)
        return lambda field: field if field in words else None
    return _number


def _number(field: str) -> int | None:
    if not (field.isascii() and field.isdecimal() and len(field) == len(field.lstrip("0") or "0")):
        return None
    return number if (number := int(field)) < _LARGEST else None


_READERS: Final = {kind: tuple(map(_reader, get_type_hints(kind).values())) for kind in KINDS.values()}
