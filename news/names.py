"""What is called by several names or spelt in several ways: dictionary/names.csv, a line each."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from news.words import normalise

_LIST: Final = Path(__file__).with_name("dictionary") / "names.csv"


@cache
def names() -> Mapping[str, tuple[str, ...]]:
    """By each normalised name all names of the same thing, itself among them."""
    lines = (line.partition("#")[0] for line in _LIST.read_text("utf-8").splitlines())
    told = ([normalise(name.strip()) for name in line.split(",") if name.strip()] for line in lines)
    return {name: tuple(line) for line in told for name in line}


def other_names(name: str) -> tuple[str, ...]:
    return tuple(other for other in names().get(name, ()) if other != name)
