"""What the newsroom keeps of the news itself."""

from collections.abc import Sequence
from typing import Literal, NewType, Protocol

from news.article import Article, ArticleId, KnownArticle, NewArticle
from news.look import FailedLook, Look
from news.moment import Moment
from news.page import Page
from news.source import Source, SourceId
from news.topic import TopicId

SearchId = NewType("SearchId", int)


class Sources(Protocol):
    async def follow(self, url: str, now: Moment) -> None:
        """Due at once; a source that is followed already stays as it is."""
        ...

    async def place(self, name: str) -> SourceId:
        """The source of that name, which is never fetched: for articles that are imported or written here."""
        ...

    async def claim_due(self, now: Moment, *, until: Moment, limit: int) -> Sequence[Source]:
        """Sources whose time has come, longest waiting first; none is due again, for anyone, before `until`."""
        ...

    async def known(self, source: SourceId, articles: Sequence[NewArticle]) -> Sequence[KnownArticle]:
        """The source's stored articles that share a key or an address with any of `articles`."""
        ...

    async def store(self, look: Look) -> None:
        """Articles, their words and the source's validators together, so that a crash can't part them."""
        ...

    async def fail(self, look: FailedLook) -> None: ...

    async def put_back(self, source: SourceId, now: Moment) -> None:
        """A claimed source that was not looked at after all: due at once."""
        ...


class Articles(Protocol):
    async def get(self, article: ArticleId) -> Article | None: ...

    async def elsewhere(self, source: SourceId, urls: Sequence[str], *, own: bool = False) -> frozenset[str]:
        """Those of the addresses that are of an article of another source than `source`.

        With `own`, of sources that are not fetched alone: what was imported, or written here.
        """
        ...

    async def latest(
        self,
        *,
        number: int,
        size: int,
        topic: TopicId | None = None,
        source: SourceId | None = None,
        since: Moment | None = None,
    ) -> Page[Article]:
        """Newest first by their date, else by when they were first seen.

        Of all there are, or those of one topic or author, or of one source, or later than `since`.
        """
        ...

    async def search(
        self,
        words: Sequence[str],
        *,
        match: Literal["all", "any"],
        number: int,
        size: int,
        but: ArticleId | None = None,
    ) -> Page[Article]:
        """Best first; words in a title weigh more; `but` is left out. No words find nothing."""
        ...


class Searches(Protocol):
    """Searches kept as rows, so that a list's buttons, which hold 64 bytes, work for ever."""

    async def keep(self, words: str) -> SearchId:
        """The same words have the same id."""
        ...

    async def get(self, search: SearchId) -> str | None: ...
