from dataclasses import dataclass

from news.delivery import OnUncertain
from news.language import Language
from news.ports import Storage
from news.reading import Segmenter
from news.schedule import AS_IT_HAPPENS, Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the operator has settled. `feed_every` and `push_delay` are in seconds.

    `schedule` is a newcomer's.
    """

    language: Language = "th"
    timezone: str = "Asia/Bangkok"
    feed_every: int = 300
    push_delay: int = 60
    schedule: Schedule = AS_IT_HAPPENS
    on_uncertain: OnUncertain = "repeat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """What every use case works with."""

    storage: Storage
    segmenter: Segmenter
    policy: Policy
