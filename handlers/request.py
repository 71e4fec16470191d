from collections.abc import Mapping
from dataclasses import dataclass

from handlers.incoming import Incoming
from handlers.messenger import Messenger
from handlers.texts import Texts
from news.discussion import Discussion
from news.language import Language
from news.moment import Moment
from news.newsroom import Newsroom
from news.reading import ManuscriptReader, Painter, SourceFinder
from news.schedule import Schedule
from news.subscriber import ChatId, Subscriber
from news.team import Role, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One person asking for one thing.

    `user_id` is whoever asks, in a group one of many; `name` is what they call themselves. `role` is theirs in
    the newsroom, None for a reader. `message` is what they sent, None for a button. `client_language` is what
    their app speaks, `language` what they are answered in. `words` is what followed the command, or the whole
    text; empty for a button. `messenger` and the three after it reach beyond this chat. `place_title` is
    what a group or channel is called, empty in a private chat; `thread` is the forum's that is asked in.
    """

    newsroom: Newsroom
    catalogues: Mapping[Language, Texts]
    messenger: Messenger
    manuscripts: ManuscriptReader
    finder: SourceFinder
    painter: Painter
    chat_id: ChatId
    user_id: UserId
    name: str
    role: Role | None
    subscriber: Subscriber | None
    client_language: Language
    language: Language
    now: Moment
    words: str = ""
    message: Incoming | None = None
    place_title: str = ""
    thread: int | None = None

    @property
    def texts(self) -> Texts:
        return self.catalogues[self.language]

    @property
    def house(self) -> Discussion:
        return self.newsroom.policy.discussion

    @property
    def schedule(self) -> Schedule:
        return self.subscriber.schedule if self.subscriber else self.newsroom.policy.schedule

    @property
    def timezone(self) -> str:
        return self.subscriber.timezone if self.subscriber else self.newsroom.policy.timezone
