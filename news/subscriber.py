from dataclasses import dataclass
from typing import NewType

from news.language import Language
from news.moment import Moment
from news.schedule import AS_IT_HAPPENS, Schedule

ChatId = NewType("ChatId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriber:
    """A chat that reads the news. Its settings outlive its leaving, and greet it when it comes back.

    `language_chosen` tells a choice from a guess by the client's language: a guess follows the client.
    `silent` copies arrive without a sound. With `only_chosen` topics, no others come.
    """

    chat_id: ChatId
    language: Language
    language_chosen: bool
    timezone: str
    silent: bool
    active: bool
    since: Moment
    only_chosen: bool = False
    schedule: Schedule = AS_IT_HAPPENS
