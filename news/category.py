from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

from news.article import ArticleId
from news.source import SourceId

CategoryId = NewType("CategoryId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A name by which a source files its stories, and the topic that they go under here, empty for none.

    `source` is None for the name at any source; `seen` counts stories that had it.
    """

    id: CategoryId
    source: SourceId | None
    source_title: str
    name: str
    topic: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filings:
    """Topics by the keys of categories: of one source, and of all."""

    own: Mapping[str, str] = field(default_factory=dict)
    everywhere: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refiling:
    """Older stories being filed under their category's topic, newest first: those before `reached` are left.

    `key` is the category's; `source` as there. `moved` counts those that went under another topic by it.
    """

    category: CategoryId
    key: str
    source: SourceId | None
    reached: ArticleId
    moved: int
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OldStory:
    """As much of a story as tells whether a category is about it."""

    id: ArticleId
    category: str
    tags: tuple[str, ...]
