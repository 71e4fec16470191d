"""Where an English sentence ends: at a full stop, not an abbreviation's, before a capital or a number."""

import re
from collections.abc import Sequence
from typing import Final

_ENDS_WITH: Final = tuple('.!?…"”’)')
_ENDS: Final = re.compile(r"[.!?…][\"”’)]*$")
_BEGINS: Final = re.compile(r"[\"“‘(]?[A-Z0-9]")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|vs|No|Inc|Co|Ltd|Corp|Gen|Sen|Rep|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)


def is_sentence_end(tail: str, head: str) -> bool:
    """Between what stands before a space and what stands behind it."""
    if not tail.endswith(_ENDS_WITH):
        return False
    return bool(_ENDS.search(tail) and _BEGINS.match(head)) and not _ABBREVIATION.search(tail)


def sentences_of(texts: Sequence[str]) -> list[str]:
    """Of what stands between spaces."""
    places = [
        place
        for place, tail in enumerate(texts[:-1], 1)
        if tail.endswith(_ENDS_WITH) and is_sentence_end(tail, texts[place])
    ]
    return [" ".join(texts[start:end]) for start, end in zip([0, *places], [*places, None], strict=True)]
