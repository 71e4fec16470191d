from dataclasses import dataclass
from typing import Literal, NewType

TopicId = NewType("TopicId", int)
TopicKind = Literal["subject", "author"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a reader can follow or turn off: what articles are filed under, or who writes them."""

    id: TopicId
    kind: TopicKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A topic as one reader has it. `chosen` tells a reader's own word from what holds for all others."""

    topic: Topic
    comes: bool
    chosen: bool
