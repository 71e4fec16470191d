"""A look at a source: what came of asking it for news."""

from dataclasses import dataclass, field
from typing import Literal

from news.article import Filing, NewArticle, Revision
from news.moment import Moment
from news.source import Hub, SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as it was read. `etag` and `last_modified` are for the next conditional request.

    `hub` is the one it names, None where it names none; unless it was not `asked_for_hub`.
    """

    title: str
    articles: tuple[NewArticle, ...]
    etag: str
    last_modified: str
    hub: Hub | None = None
    asked_for_hub: bool = True


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The source says that nothing has changed since the last look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSource:
    """A source that was tried before it is followed: `articles` is what it has to tell just now."""

    kind: Literal["feed", "wordpress"]
    url: str
    title: str
    articles: tuple[NewArticle, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A look that went well, to be stored whole or not at all.

    `categories` are the source's own names for what its new stories are filed under, as often as they come.
    """

    source_id: SourceId
    at: Moment
    next_at: Moment
    title: str
    etag: str
    last_modified: str
    filings: tuple[Filing, ...] = ()
    revisions: tuple[Revision, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedLook:
    source_id: SourceId
    next_at: Moment
    reason: str
