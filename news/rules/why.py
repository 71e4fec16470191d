"""Why a story came to a reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from news.subscriber import Subscriber
from news.topic import Choice, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """`looked`: the reader gets no news and has opened it; `off`: it would no longer come.

    Else it comes because its `words` are watched for, or its `topic` is followed, or because everything does.
    """

    kind: Literal["looked", "off", "watched", "followed", "everything"]
    topic: Topic | None = None
    words: str = ""


def why(reader: Subscriber | None, choices: Sequence[Choice], *, watched: str = "") -> Reason:
    """`choices` are the reader's for what the story is filed under and who wrote it."""
    if reader is None or not reader.active:
        return Reason(kind="looked")
    if watched:
        return Reason(kind="watched", words=watched)
    followed = next((choice.topic for choice in choices if choice.chosen and choice.comes), None)
    if followed is not None:
        return Reason(kind="followed", topic=followed)
    if reader.only_chosen or any(choice.chosen for choice in choices):
        return Reason(kind="off")
    return Reason(kind="everything")
