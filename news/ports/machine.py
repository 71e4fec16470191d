from collections.abc import Sequence
from typing import Protocol

from news.article import Article
from news.moment import Moment
from news.summary import Summary


class MachineSummaries(Protocol):
    """What a language model has written, and how often it was asked."""

    async def wanted(self, *, limit: int) -> Sequence[Article]:
        """Articles soon to be pushed whose summary is only our choice of their sentences."""
        ...

    async def recall(self, question: str) -> str | None:
        """What was answered before; empty where it was asked in vain or is being asked, None where never."""
        ...

    async def spend(self, question: str, now: Moment, *, since: Moment, budget: int) -> bool:
        """That the question may be asked now: nobody has yet, and fewer than `budget` were asked `since`."""
        ...

    async def keep(self, question: str, answer: str) -> None: ...

    async def tell(self, article: Article, summary: Summary) -> None:
        """Left as it is where the article has been edited, or better summarised, since it was read."""
        ...
