from dataclasses import dataclass

from news.summary import Summary
from news.watch import PhraseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """What the newsroom has made out of an article by itself.

    `phrases` are those it holds of what readers watch for.
    """

    gist: Summary | None = None
    phrases: tuple[PhraseId, ...] = ()


NONE = Insight()
