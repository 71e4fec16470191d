"""Secret addresses, one a source, by which a site says that it has news."""

import hmac
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from news.source import SourceId

_LENGTH: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """`base` is where they lie, with a slash at its end; `key` is what they are made with."""

    base: str
    key: bytes = field(repr=False)


def hook_of(hooks: Hooks, source: SourceId) -> str:
    return f"{hooks.base}{_name_of(hooks, source)}"


def source_of(hooks: Hooks, name: str) -> SourceId | None:
    """The source whose hook has this name, the part after the last slash; None for one that is made up."""
    number = name.partition("-")[0]
    if not (number.isascii() and number.isdecimal() and len(number) < len(str(2**53))):
        return None
    source = SourceId(int(number))
    same = hmac.compare_digest(_name_of(hooks, source).encode(), name.encode("utf-8", "surrogateescape"))
    return source if same else None


def _name_of(hooks: Hooks, source: SourceId) -> str:
    mark = hmac.new(hooks.key, f"khao hook {source}".encode(), sha256).hexdigest()[:_LENGTH]
    return f"{source}-{mark}"
