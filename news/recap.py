from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from news.article import ArticleId
from news.edition import Edition
from news.moment import Moment
from news.subscriber import ChatId


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """The week's most read for `chats` of one zone, who get the next one at `next_at`."""

    articles: tuple[ArticleId, ...]
    timezone: str
    chats: Sequence[ChatId]
    at: Moment
    next_at: Moment
    bodies: Mapping[Edition, str]
