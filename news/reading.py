"""What reads for the newsroom: feeds, pages, and the words of a text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NewType, Protocol

from news.article import NewArticle
from news.look import Feed, FoundSource, Unchanged
from news.manuscript import Manuscript
from news.moment import Moment
from news.poster import Poster
from news.rules.opml import Outline
from news.source import Source
from news.summary import Summary

FileId = NewType("FileId", str)
"""A file's at Telegram."""


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

    async def summaries(self, articles: Sequence[NewArticle]) -> Sequence[Summary]:
        """Each article in short, as `news.rules.summary` tells it; in the plainest way where that fails."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What an editor handed in: its text, and what came with it."""

    text: str
    with_it: Manuscript = field(default_factory=Manuscript)


class Painter(Protocol):
    async def paint(self, poster: Poster) -> bytes:
        """A PNG. Raises PictureFailed."""
        ...


class SourceFinder(Protocol):
    async def find(self, address: str, *, now: Moment) -> FoundSource:
        """What a site is best followed by, tried. Raises FeedError, which says what was tried."""
        ...


class ManuscriptReader(Protocol):
    """Reads what an editor hands in by pointing to it."""

    async def page(self, url: str) -> Handed:
        """Raises FeedError."""
        ...

    async def file(self, file: FileId, name: str) -> Handed:
        """Of a text file, a Markdown or an HTML one. Raises FileUnreadable."""
        ...

    async def feeds(self, file: FileId) -> Sequence[Outline]:
        """Of a list of feeds (OPML). Raises FileUnreadable, and FeedMalformed for what is none."""
        ...

    async def answers(self, url: str) -> bool:
        """Whether there is something at the address now."""
        ...
