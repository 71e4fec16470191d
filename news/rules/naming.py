"""How the names of topics are told from one another."""

from typing import Final
from unicodedata import normalize

LONGEST: Final = 100


def shown(name: str) -> str:
    """As readers see it: without the spaces and signs that feeds leave around a name."""
    return " ".join(normalize("NFC", name).strip(" #\t\n").split())[:LONGEST].rstrip()


def key_of(name: str) -> str:
    """Names with the same key are one topic; empty where there is no name."""
    return shown(name).casefold()[:LONGEST]
