from collections.abc import Mapping, Sequence
from typing import Protocol

from news.article import Article, ArticleId
from news.insight import Insight
from news.page import Page
from news.story import Placement, StoryId, Surroundings


class Stories(Protocol):
    async def waiting(self, *, limit: int) -> Sequence[ArticleId]:
        """Articles whose place is to be found, or found anew after an edit; those to be pushed first."""
        ...

    async def around(self, articles: Sequence[ArticleId]) -> Surroundings:
        """Those of the articles that are there, in their order, and others that share key terms with them."""
        ...

    async def place(self, placements: Sequence[Placement], *, turn: int) -> bool:
        """False where others have been placed since the surroundings were looked at: look again.

        A report of a story that is pushed, or about to be, is not pushed again.
        """
        ...

    async def unprofiled(self, *, before: ArticleId | None, limit: int) -> Sequence[Article]:
        """Articles that can't be likened to others, newest first, from the one before `before` on."""
        ...

    async def profile(self, insights: Mapping[ArticleId, Insight]) -> None:
        """From now on they can, and wait to be placed; one that has got a profile meanwhile stays as it is."""
        ...

    async def story_of(self, article: ArticleId) -> StoryId | None: ...

    async def reports(self, story: StoryId) -> Sequence[Article]:
        """All articles of a story, the oldest first."""
        ...

    async def others(self, article: ArticleId) -> Sequence[str]:
        """The other sources that report the same, in the order in which they did."""
        ...

    async def related(self, article: ArticleId, *, number: int, size: int) -> Page[Article]:
        """Other stories, most alike first and as one article each."""
        ...

    async def split(self, article: ArticleId) -> StoryId | None:
        """The article becomes a story by itself; its id, or None where there is no such article.

        It stays so: a split article is not placed again. It is not pushed by it.
        """
        ...

    async def merge(self, story: StoryId, into: StoryId) -> None:
        """All reports of `story` become those of `into`. What is pushed stays so; of those due, one will be."""
        ...
