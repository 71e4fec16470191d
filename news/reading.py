"""What reads for the newsroom: feeds, pages, and the words of a text."""

from collections.abc import Sequence
from typing import Protocol

from news.look import Feed, Unchanged
from news.source import Source


class FeedReader(Protocol):
    async def read(self, source: Source) -> Feed | Unchanged:
        """Raises FeedError."""
        ...


class PageReader(Protocol):
    async def text_of(self, url: str) -> str:
        """The full text of an article's page, cleaned, paragraphs apart by a blank line. Raises FeedError."""
        ...


class Segmenter(Protocol):
    async def words(self, texts: Sequence[str]) -> Sequence[tuple[str, ...]]:
        """The words of each text, as `news.words` finds them. Raises SegmentingFailed."""
        ...
