from dataclasses import dataclass

from news.delivery import OnUncertain
from news.language import Language
from news.ports import Segmenter, Storage


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the operator has settled. `feed_every` and `push_delay` are in seconds."""

    language: Language = "th"
    timezone: str = "Asia/Bangkok"
    feed_every: int = 300
    push_delay: int = 60
    on_uncertain: OnUncertain = "repeat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """What every use case works with."""

    storage: Storage
    segmenter: Segmenter
    policy: Policy
