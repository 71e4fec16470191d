from dataclasses import dataclass, field

from news.profile import Profile
from news.summary import Summary
from news.watch import PhraseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """What the newsroom has made out of an article by itself.

    `phrases` are those it holds of what readers watch for, `words` all that stand in it.
    """

    gist: Summary | None = None
    phrases: tuple[PhraseId, ...] = ()
    profile: Profile = field(default_factory=Profile)
    words: frozenset[str] = frozenset()


NONE = Insight()
