"""What the newsroom keeps of the news itself."""

from collections.abc import Sequence
from typing import NewType, Protocol

from news.article import Article, ArticleId, IndexedWords, KnownArticle, NewArticle
from news.found import Candidate
from news.look import FailedLook, Look
from news.lookup import EVERYWHERE, DocumentId, Expression, Lookup, Postings, Within
from news.moment import Moment
from news.page import Page
from news.source import Source, SourceId
from news.subscriber import ChatId
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
        reader: ChatId | None = None,
    ) -> Page[Article]:
        """Newest first by their date, else by when they were first seen.

        Of all there are, or those of one topic or author, or of one source, or later than `since`, or such as
        `reader` wants: by topic, author, and words watched for and muted.
        """
        ...


class Index(Protocol):
    """What articles are found by. Whatever is stored by `Sources.store` is in it."""

    async def find(self, lookup: Lookup, *, limit: int) -> Sequence[ArticleId]:
        """Last indexed first."""
        ...

    async def postings(
        self, wanted: Sequence[Expression], *, limit: int, within: Within = EVERYWHERE
    ) -> Postings: ...

    async def articles_of(self, documents: Sequence[DocumentId]) -> Sequence[ArticleId]:
        """In the order asked for; who has gone is left out."""
        ...

    async def candidates(self, articles: Sequence[ArticleId], *, length: int) -> Sequence[Candidate]:
        """In any order, with so many characters of their text."""
        ...

    async def articles(self, articles: Sequence[ArticleId]) -> Sequence[Article]:
        """In the order asked for; who has gone is left out."""
        ...

    async def sources(self) -> Sequence[Source]: ...

    async def unindexed(self, *, before: ArticleId | None, limit: int) -> Sequence[Article]:
        """Articles that the index lacks, newest first, from the one before `before` on."""
        ...

    async def add(self, articles: Sequence[tuple[Article, IndexedWords]]) -> None:
        """Index them; one that is indexed already stays as it is."""
        ...

    async def tidy(self, *, whole: bool) -> bool:
        """A short step towards an index that is searched faster; whether there was anything to do.

        What has come lately is merged, or from then on all that there is, if it is to be `whole`.
        """
        ...


class Searches(Protocol):
    """Searches kept as rows, so that a list's buttons, which hold 64 bytes, work for ever."""

    async def keep(self, words: str) -> SearchId:
        """The same words have the same id."""
        ...

    async def get(self, search: SearchId) -> str | None: ...
