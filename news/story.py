"""One thing that happened, and the articles that report it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NewType

from news.article import ArticleId
from news.language import Language
from news.moment import Moment
from news.profile import Profile
from news.source import SourceId

StoryId = NewType("StoryId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article as a story's. `story` is None until its place is known; `at` is when it came out."""

    id: ArticleId
    source_id: SourceId
    story: StoryId | None
    title: str
    language: Language
    at: Moment
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Reports, and by the id of each others that may be like it, among which may be some of these.

    `turn` tells whether any has been placed since.
    """

    reports: Sequence[Report]
    others: Mapping[ArticleId, Sequence[Report]]
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """How alike another article is, in thousandths."""

    id: ArticleId
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an article belongs: to the story of another, or to a new one which may follow that of another.

    One that has its place already joins itself.
    """

    article: ArticleId
    joins: ArticleId | None
    follows: ArticleId | None
    related: Sequence[Alike]
