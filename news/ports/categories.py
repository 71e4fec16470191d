"""Under which topics the categories of sources go."""

from typing import Protocol

from news.category import Category, CategoryId, Filings
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
