from dataclasses import dataclass
from typing import NewType

from news.edition import Layout
from news.language import Language
from news.moment import Moment
from news.schedule import AS_IT_HAPPENS, Schedule
from news.team import UserId

ChatId = NewType("ChatId", int)
PlaceId = NewType("PlaceId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A group or channel that somebody connected. `id` outlives a change of the chat's own.

    In a forum news goes to the thread `thread_id`.
    """

    id: PlaceId
    title: str
    connected_by: UserId
    thread_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriber:
    """A chat that reads the news. Its settings outlive its leaving, and greet it when it comes back.

    `language_chosen` tells a choice from a guess by the client's language: a guess follows the client.
    `silent` copies arrive without a sound. With `only_chosen` topics, no others come.
    `place` tells a group or channel from a person. `left_at` is None for whoever is here.
    `recap_at` is when the week's most read comes next, if it was asked for. `seen_at` is, to the hour, when
    they last wrote or pressed something.
    """

    chat_id: ChatId
    language: Language
    language_chosen: bool
    timezone: str
    silent: bool
    active: bool
    since: Moment
    only_chosen: bool = False
    layout: Layout = "summary"
    place: Place | None = None
    left_at: Moment | None = None
    recap_at: Moment | None = None
    seen_at: Moment | None = None
    schedule: Schedule = AS_IT_HAPPENS
