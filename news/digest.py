"""Articles that were kept for a reader, told together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from news.article import ArticleId
from news.edition import Edition
from news.moment import Moment
from news.push import PushId
from news.sponsor import Placement
from news.subscriber import ChatId


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All that waits for one chat's digest, in the order of publishing."""

    chat_id: ChatId
    timezone: str
    articles: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One message for all `chats` in one zone for whom the same articles were kept.

    `bodies` are as those of a push, and so is `placement`.
    """

    id: PushId
    articles: tuple[ArticleId, ...]
    chats: Sequence[ChatId]
    at: Moment
    bodies: Mapping[Edition, str]
    placement: Placement | None = None
