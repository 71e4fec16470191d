from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

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
