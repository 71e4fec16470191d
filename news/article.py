from dataclasses import dataclass
from typing import NewType

from news.discussion import Discussion
from news.insight import NONE, Insight
from news.language import Language
from news.moment import Moment
from news.source import SourceId
from news.summary import Summary
from news.template import USUAL, Template

ArticleId = NewType("ArticleId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """An article as its source tells it, cleaned of markup.

    `key` is the source's own id, else the canonical address. `body` is plain text with a blank line between
    paragraphs, empty where the source gives no full text. `summary` is the source's own, or empty; `bio` tells
    of the author.
    """

    key: str
    url: str
    title: str
    body: str
    summary: str
    category: str
    tags: tuple[str, ...]
    author: str
    image: str
    language: Language
    published: Moment | None
    bio: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(NewArticle):
    """An article in the archive. `revision` counts up with every edit, from 1.

    A `withdrawn` one is shown to nobody any more; whoever asks for it is told so.
    `gist` is None where nobody has summarised it yet. `also` are the other sources that report the same, told
    of an article that is asked for by itself, or to be pushed.
    `comments` is how many can be read; `discussion` what was settled for this article's comments alone.
    `template` is its source's.
    """

    id: ArticleId
    source_id: SourceId
    source_title: str
    first_seen: Moment
    revision: int
    withdrawn: bool = False
    gist: Summary | None = None
    also: tuple[str, ...] = ()
    comments: int = 0
    discussion: Discussion | None = None
    template: Template = USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedWords:
    """What full-text search knows of an article: normalised words in their order."""

    title: tuple[str, ...]
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A new article ready to be stored. `push_at` is None for one that must never be pushed.

    One that `awaits` is pushed when an editor says so, or never.
    """

    article: NewArticle
    fingerprint: str
    words: IndexedWords
    push_at: Moment | None
    insight: Insight = NONE
    awaits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An edit of a stored article, which keeps its id, its readers and its place in the schedule."""

    id: ArticleId
    article: NewArticle
    fingerprint: str
    words: IndexedWords
    insight: Insight = NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArticle:
    """What the archive remembers of an article, enough to tell an edit from news."""

    id: ArticleId
    key: str
    url: str
    fingerprint: str
