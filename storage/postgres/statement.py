import re
from dataclasses import dataclass
from functools import lru_cache

# Quoted texts, quoted names, comments and ::casts are passed over; what is left with a colon is a name.
_TOKEN = re.compile(r"""'(?:[^']|'')*' | "[^"]*" | --[^\n]* | ::\w+ | :([a-z_]\w*)""", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Statement:
    """`sql` with $1, $2 ... for the parameters called `names`, in that order."""

    sql: str
    names: tuple[str, ...]


@lru_cache(maxsize=256)
def numbered(sql: str) -> Statement:
    numbers: dict[str, int] = {}

    def number(token: re.Match[str]) -> str:
        name = token[1]
        return token[0] if name is None else f"${numbers.setdefault(name, len(numbers) + 1)}"

    return Statement(_TOKEN.sub(number, sql), tuple(numbers))
