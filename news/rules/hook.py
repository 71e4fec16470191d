"""Secret addresses, one a source for its site and one for its hub, by which they say that there is news."""

import hmac
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from news.source import SourceId

_LENGTH: Final = 32
_SITE: Final = "khao hook"
_HUB: Final = "khao hub"
_HUBS: Final = "hub/"
_METHODS: Final = frozenset({"sha1", "sha256", "sha384", "sha512"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """`base` is where they lie, with a slash at its end; `key` is what they are made with."""

    base: str
    key: bytes = field(repr=False)


def hook_of(hooks: Hooks, source: SourceId) -> str:
    return f"{hooks.base}{_name_of(hooks, _SITE, source)}"


def callback_of(hooks: Hooks, source: SourceId) -> str:
    """Where the source's hub says so."""
    return f"{hooks.base}{_HUBS}{_name_of(hooks, _HUB, source)}"


def secret_of(hooks: Hooks, source: SourceId) -> str:
    """What the source's hub signs with."""
    return hmac.new(hooks.key, f"khao hub's secret {source}".encode(), sha256).hexdigest()


def place_of(hooks: Hooks) -> str:
    """Stands for all addresses together: another when they change."""
    return hmac.new(hooks.key, hooks.base.encode(), sha256).hexdigest()[:_LENGTH]


def method_of(signature: str) -> str | None:
    """By which a hub has made its signature, `method=hex`; None for none that is trusted."""
    method = signature.partition("=")[0].strip().lower()
    return method if method in _METHODS else None


def source_of(hooks: Hooks, name: str) -> SourceId | None:
    """The source whose hook has this name, the part after the last slash; None for one that is made up."""
    return _source_of(hooks, _SITE, name)


def source_called(hooks: Hooks, name: str) -> SourceId | None:
    """The same of a callback."""
    return _source_of(hooks, _HUB, name)


def _source_of(hooks: Hooks, kind: str, name: str) -> SourceId | None:
    number = name.partition("-")[0]
    if not (number.isascii() and number.isdecimal() and len(number) < len(str(2**53))):
        return None
    source = SourceId(int(number))
    mine = _name_of(hooks, kind, source).encode()
    same = hmac.compare_digest(mine, name.encode("utf-8", "surrogateescape"))
    return source if same else None


def _name_of(hooks: Hooks, kind: str, source: SourceId) -> str:
    mark = hmac.new(hooks.key, f"{kind} {source}".encode(), sha256).hexdigest()[:_LENGTH]
    return f"{source}-{mark}"
