from dataclasses import dataclass

from news.delivery import OnUncertain
from news.discussion import Discussion
from news.language import Language
from news.ports import Storage
from news.reading import Segmenter
from news.rules.hook import Hooks
from news.schedule import AS_IT_HAPPENS, Schedule
from news.team import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the operator has settled. `feed_every` and `push_delay` are in seconds.

    `schedule` is a newcomer's. `owners` have every right in the newsroom. `discussion` is of all articles for
    which nothing else was settled. `hooks` is None where no site can reach us.
    """

    language: Language = "th"
    timezone: str = "Asia/Bangkok"
    feed_every: int = 300
    push_delay: int = 60
    schedule: Schedule = AS_IT_HAPPENS
    on_uncertain: OnUncertain = "repeat"
    owners: frozenset[UserId] = frozenset()
    hooks: Hooks | None = None
    approval: bool = False
    discussion: Discussion = "hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """What every use case works with."""

    storage: Storage
    segmenter: Segmenter
    policy: Policy
