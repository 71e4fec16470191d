from dataclasses import replace
from typing import Final

from news.manuscript import Manuscript
from news.rules.summary import opening

SIGN: Final = "✏️"
_ROOM: Final = 300


def noted(manuscript: Manuscript, note: str) -> Manuscript:
    """With a note on what an edit has put right: first on the card, last in the text."""
    if not note:
        return manuscript
    told = f"{SIGN} {note}"
    rest = manuscript.summary or opening(" ".join(manuscript.body.split()), _ROOM)
    return replace(
        manuscript,
        summary=f"{told} — {rest}" if rest else told,
        body=f"{manuscript.body}\n\n{told}".strip(),
    )
