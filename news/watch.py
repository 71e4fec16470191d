from dataclasses import dataclass
from typing import NewType

WatchId = NewType("WatchId", int)
PhraseId = NewType("PhraseId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What one reader wants to hear of at once or, `muted`, not at all; `text` is as it was typed."""

    id: WatchId
    text: str
    muted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that somebody watches for, as the newsroom cuts them; shared by all who watch for the same.

    `text` has a space between words. An article is held against hundreds of them, so they are not parted again.
    """

    id: PhraseId
    text: str
