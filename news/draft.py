"""An article of the newsroom's own on its way from an editor's first word to its readers."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from news.article import ArticleId
from news.delivery import MessageId
from news.manuscript import Manuscript
from news.moment import Moment
from news.team import UserId

DraftId = NewType("DraftId", int)


class DraftState(StrEnum):
    WRITING = "writing"
    """Its pieces still come in."""
    READY = "ready"
    """Put together, for its editors to decide."""
    ASKED = "asked"
    """Waits for a second person's approval."""
    SCHEDULED = "scheduled"
    """Goes out at its time unless somebody stops it; the countdown after ✅ is a schedule too."""
    RELEASING = "releasing"
    """Being filed and pushed; nobody can stop it any more."""
    PUBLISHED = "published"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One message of those a draft is made of: what it says, and what came with it."""

    message_id: MessageId
    text: str
    with_it: Manuscript = field(default_factory=Manuscript)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How it goes out. `note` tells readers what an edit has put right; `follows` is an earlier article."""

    with_image: bool = True
    silent: bool = False
    breaking: bool = False
    note: str = ""
    follows: ArticleId | None = None
    dead_link: bool = False
    asked_by: UserId | None = None
    approved_by: UserId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`revision` counts up with every change, so that whoever decides on an older one can be told.

    `article_id` is the article it became, or the one it edits; then `edits` is that article's revision.
    """

    id: DraftId
    author: UserId
    state: DraftState
    revision: int
    changed_by: UserId
    changed_at: Moment
    publish_at: Moment | None
    article_id: ArticleId | None
    edits: int | None
    manuscript: Manuscript
    options: Options
