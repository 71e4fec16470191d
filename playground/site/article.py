"""What the site prints: a story as its author left it, and an article as it was published."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

Language = Literal["th", "en"]
BlockKind = Literal["paragraph", "heading", "quote", "list"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    kind: BlockKind
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What a later round of the same story says first."""

    title: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One file of the articles folder.

    Either `hours_ago` (it was out before the site opened) or `queue` (its place among
    those still to publish) is set; the queued ones bring a follow-up.
    """

    slug: str
    title: str
    language: Language
    category: str
    tags: tuple[str, ...]
    author: str
    summary: str
    body: tuple[Block, ...]
    hours_ago: int | None = None
    queue: int | None = None
    follow_up: FollowUp | None = None

    def revisited(self, turn: int) -> "Story":
        """The same story `turn` rounds later (1 or more), under a slug of its own."""
        assert self.follow_up is not None
        title, lead = self.follow_up.title, self.follow_up.lead
        if turn > 1:
            title += f" (ตอนที่ {turn})" if self.language == "th" else f" (part {turn})"
        return replace(
            self,
            slug=f"{self.slug}-update-{turn}",
            title=title,
            summary=lead,
            body=(Block(kind="paragraph", lines=(lead,)), *self.body),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A published story; `number` is the post's id, as a WordPress site counts them."""

    number: int
    published: datetime
    story: Story

    @property
    def slug(self) -> str:
        return self.story.slug

    @property
    def title(self) -> str:
        return self.story.title

    @property
    def language(self) -> Language:
        return self.story.language

    @property
    def path(self) -> str:
        return f"/news/{self.slug}/"

    @property
    def image_path(self) -> str:
        return f"/images/{self.slug}.png"

    def text(self) -> Iterator[str]:
        for block in self.story.body:
            yield from block.lines
