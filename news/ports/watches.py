from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from news.subscriber import ChatId
from news.watch import Phrase, Watch, WatchId


class Watches(Protocol):
    """What readers watch for, and what they don't want to hear of.

    An article is held against them as it is filed. From then on it comes to whoever watches for what it says,
    whatever their topics and digests would do, yet in quiet hours only afterwards; and never to whoever has
    muted any of it, who may watch for something else in it all the same.
    """

    async def add(
        self, chat: ChatId, *, text: str, words: Sequence[str], muted: bool, most: int
    ) -> Watch | None:
        """None where the chat has `most` others, or is not known. `news.actions.watch` is for callers."""
        ...

    async def of(self, chat: ChatId) -> Sequence[Watch]:
        """Watches before muted words, each in the order of adding."""
        ...

    async def remove(self, chat: ChatId, watch: WatchId) -> None:
        """One that is gone already, or is another chat's, stays as it is."""
        ...

    async def among(self, heads: Collection[str]) -> Sequence[Phrase]:
        """The phrases in use that begin with one of `heads` (see `news.rules.watching`)."""
        ...

    async def few(self, *, most: int) -> Sequence[Phrase] | None:
        """All phrases in use; None where more than `most` are known: those are asked for by their heads."""
        ...

    async def uses(self, words: Collection[str]) -> Mapping[str, int]:
        """In how many articles each word stands; one that stands in none is left out."""
        ...
