from collections.abc import Mapping
from dataclasses import dataclass

from handlers.texts import Texts
from news.language import Language
from news.moment import Moment
from news.newsroom import Newsroom
from news.schedule import Schedule
from news.subscriber import ChatId, Subscriber


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One reader asking for one thing.

    `client_language` is what the reader's app speaks, `language` what the reader is answered in. `words` is
    what followed the command, or the whole text; empty for a button.
    """

    newsroom: Newsroom
    catalogues: Mapping[Language, Texts]
    chat_id: ChatId
    subscriber: Subscriber | None
    client_language: Language
    language: Language
    now: Moment
    words: str = ""

    @property
    def texts(self) -> Texts:
        return self.catalogues[self.language]

    @property
    def schedule(self) -> Schedule:
        return self.subscriber.schedule if self.subscriber else self.newsroom.policy.schedule

    @property
    def timezone(self) -> str:
        return self.subscriber.timezone if self.subscriber else self.newsroom.policy.timezone
