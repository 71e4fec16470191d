"""Under which topics the categories of sources go."""

from collections.abc import Sequence
from typing import Protocol

from news.article import ArticleId, Revision
from news.category import Category, CategoryId, Filings, OldStory, Refiling
from news.moment import Moment
from news.page import Page
from news.source import SourceId


class Categories(Protocol):
    async def filings(self, source: SourceId) -> Filings: ...

    async def filed(self, *, number: int, size: int) -> Page[Category]:
        """Those that have a topic, by their names."""
        ...

    async def unfiled(self, *, number: int, size: int) -> Page[Category]:
        """Those seen that have none, at their source or at all, the most frequent first."""
        ...

    async def get(self, category: CategoryId) -> Category | None: ...

    async def named(self, name: str) -> Category:
        """The category of that name at any source, as yet unseen perhaps."""
        ...

    async def file(self, category: CategoryId, topic: str, *, everywhere: bool) -> CategoryId | None:
        """Under a topic from now on, at its source or at any; None where there is no such category."""
        ...

    async def unfile(self, category: CategoryId) -> None: ...


class Refilings(Protocol):
    """Categories whose older stories are to be filed as well, because an editor asked for it."""

    async def ask(self, category: CategoryId, now: Moment) -> bool:
        """False where it has no topic, or was asked for before under this topic."""
        ...

    async def get(self, category: CategoryId) -> Refiling | None: ...

    async def next(self) -> Refiling | None:
        """The one asked for longest ago that is not done."""
        ...

    async def older(self, asked: Refiling, *, limit: int) -> Sequence[OldStory]:
        """The next stories of its source, or of all, but for what editors have written or taken in hand."""
        ...

    async def move(
        self, asked: Refiling, stories: Sequence[tuple[int, Revision]], *, reached: ArticleId
    ) -> None:
        """With the revision that each was seen at; what was changed since stays. No copy follows."""
        ...

    async def finish(self, asked: Refiling, now: Moment) -> None: ...
