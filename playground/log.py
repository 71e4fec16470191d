"""The recent calls of the API, the token never among them."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from playground.facts import Json
from playground.parameters import Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`time` is Unix seconds, `duration` seconds; status 0: the connection was cut."""

    time: float
    method: str
    parameters: Mapping[str, Any]
    status: int
    description: str
    duration: float

    def shown(self) -> Json:
        return {
            "time": self.time,
            "method": self.method,
            "parameters": self.parameters,
            "status": self.status,
            "description": self.description,
            "duration": round(self.duration, 6),
        }


class Log:
    def __init__(self, kept: int = 1000) -> None:
        self._entries: deque[Entry] = deque(maxlen=kept)

    def add(self, entry: Entry) -> None:
        self._entries.append(entry)

    def latest(self, count: int) -> list[Entry]:
        return list(self._entries)[-count:] if count > 0 else []

    def clear(self) -> None:
        self._entries.clear()

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries))

    def __getitem__(self, at: int) -> Entry:
        return self._entries[at]


def shown(value: object) -> object:
    """A parameter as it is kept: the log must not hold the bytes of files."""
    if isinstance(value, Upload):
        return f"{value.name} ({value.mime}, {len(value.content)} bytes)"
    if isinstance(value, list):
        return [shown(each) for each in value]
    if isinstance(value, dict):
        return {name: shown(each) for name, each in value.items()}
    return value
