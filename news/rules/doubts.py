"""What an editor should look at before an article goes out."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from news.draft import Draft

LONG_TITLE: Final = 120
"""Characters; a longer one fills a phone's notification by itself."""


class Doubt(StrEnum):
    NO_TITLE = "no title"
    NO_TEXT = "no text"
    NO_SOURCE = "no source"
    LONG_TITLE = "long title"
    DEAD_LINK = "dead link"
    NO_IMAGE = "no image"
    SAME_STORY = "same story"


GRAVE: Final = frozenset({Doubt.NO_TITLE})
"""With these nothing can go out."""


def doubts(draft: Draft, *, alike: bool) -> list[Doubt]:
    """`alike` says that an article much like it is out already."""
    return list(_doubts(draft, alike=alike))


def _doubts(draft: Draft, *, alike: bool) -> Iterator[Doubt]:
    told = draft.manuscript
    if not told.title:
        yield Doubt.NO_TITLE
    if not told.body and not told.summary:
        yield Doubt.NO_TEXT
    if alike:
        yield Doubt.SAME_STORY
    if not told.source:
        yield Doubt.NO_SOURCE
    if len(told.title) > LONG_TITLE:
        yield Doubt.LONG_TITLE
    if draft.options.dead_link:
        yield Doubt.DEAD_LINK
    if not told.image and draft.options.with_image:
        yield Doubt.NO_IMAGE
