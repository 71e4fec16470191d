"""Text as both databases can hold it."""

from collections.abc import Iterable
from hashlib import sha256

import orjson

from storage.database import Parameters, Value


def storable(text: str) -> str:
    """PostgreSQL has no NUL in a text, and UTF-8 no lone surrogate; feeds have both."""
    if text.isascii():
        return text.replace("\0", "")
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def storable_values(parameters: Parameters) -> dict[str, Value]:
    return {name: storable(value) if isinstance(value, str) else value for name, value in parameters.items()}


def json_of(texts: Iterable[str]) -> str:
    told = list(texts)
    joined = "".join(told)
    if storable(joined) != joined:
        # NUL would become an escape, which storable() does not see and PostgreSQL refuses.
        told = list(map(storable, told))
    return orjson.dumps(told).decode()


def digest_of(text: str) -> str:
    """Stands for a text in an index: a stranger's key may be longer than an index entry can be."""
    return sha256(storable(text).encode()).hexdigest()[:32]
