"""What changes of an article that readers may have already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from news.article import Article, ArticleId, IndexedWords, NewArticle
from news.edition import Edition
from news.insight import NONE, Insight
from news.moment import Moment
from news.push import PushId
from news.source import SourceId

Follow = Literal["all", "new"]
"""Which copies show an edit: also those that have arrived, or only those still to be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an editor changes; None leaves a thing as it is, an empty text takes it away.

    `source` is for articles of the newsroom's own: others are known by where they came from.
    """

    title: str | None = None
    summary: str | None = None
    body: str | None = None
    category: str | None = None
    image: str | None = None
    author: str | None = None
    bio: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """An editor's edit of the article that was at `revision`, ready to be stored.

    `source_id` is where it is filed from now on, None for where it was.
    """

    id: ArticleId
    revision: int
    article: NewArticle
    words: IndexedWords
    follow: Follow
    at: Moment
    insight: Insight = NONE
    source_id: SourceId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A push to be looked at anew: of `article`, or a digest, which has none, for readers in `timezone`.

    `edits` tells this change from one that comes in the meantime. Copies that have arrived have followed
    `followed` times since `followed_from`.
    """

    push_id: PushId
    edits: int
    article: Article | None
    timezone: str
    followed: int
    followed_from: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """How a changed push is told from now on.

    A `withdrawn` one has no further copies, and its bodies are a notice.
    """

    change: Change
    bodies: Mapping[Edition, str]
    withdrawn: bool
    followed: int
    followed_from: Moment
    at: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """The last stories of a source that went out, and how many copies there are of them."""

    stories: Sequence[ArticleId]
    copies: int
