"""Text as both databases can hold it."""

from collections.abc import Iterable, Mapping
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


def all_storable(texts: Iterable[str]) -> list[str]:
    told = list(texts)
    joined = "".join(told)
    return told if storable(joined) == joined else list(map(storable, told))


def json_of(texts: Iterable[str]) -> str:
    # NUL would become an escape, which storable() does not see and PostgreSQL refuses.
    return orjson.dumps(all_storable(texts)).decode()


def json_of_ids(ids: Iterable[int]) -> str:
    return orjson.dumps(list(ids)).decode()


def json_of_pairs(pairs: Mapping[int, Mapping[int, int]]) -> str:
    """For `Dialect.pairs`."""
    return orjson.dumps(pairs, option=orjson.OPT_NON_STR_KEYS).decode()


def digest_of(text: str) -> str:
    """Stands for a text in an index: a stranger's key may be longer than an index entry can be."""
    return sha256(storable(text).encode()).hexdigest()[:32]
