"""Reads the articles folder: a few `name: value` lines, a rule, then plain Markdown blocks."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from playground.site.article import Block, BlockKind, FollowUp, Language, Story

MARKS: tuple[tuple[str, BlockKind], ...] = (("## ", "heading"), ("> ", "quote"), ("- ", "list"))
LANGUAGES: Mapping[str, Language] = {"th": "th", "en": "en"}


class BrokenStoryError(Exception):
    """A file of the articles folder cannot be read; says which and why."""


def read_stories(folder: Traversable | None = None) -> tuple[Story, ...]:
    """Every story of the folder (the site's own by default), by name."""
    folder = folder or files("playground.site") / "articles"
    found = (file for file in folder.iterdir() if file.name.endswith(".md"))
    return tuple(
        read_story(file.name.removesuffix(".md"), file.read_text(encoding="utf-8"))
        for file in sorted(found, key=lambda file: file.name)
    )


def read_story(slug: str, text: str) -> Story:
    head, rule, body = text.partition("\n---\n")
    if not rule:
        raise BrokenStoryError(f"{slug}: put a line of --- between the fields and the text")
    fields = dict(field(slug, line) for line in head.splitlines() if line.strip())
    try:
        return Story(
            slug=slug,
            title=fields["title"],
            language=LANGUAGES[fields["language"]],
            category=fields["category"],
            tags=tuple(tag.strip() for tag in fields["tags"].split(",")),
            author=fields["author"],
            summary=fields["summary"],
            body=tuple(blocks(body)),
            hours_ago=number(fields, "hours_ago"),
            queue=number(fields, "queue"),
            follow_up=follow_up(fields),
        )
    except KeyError as missing:
        raise BrokenStoryError(f"{slug}: the field {missing} is missing or unknown") from missing


def field(slug: str, line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon:
        raise BrokenStoryError(f"{slug}: write fields as `name: value`, not {line!r}")
    return name.strip(), value.strip()


def number(fields: Mapping[str, str], name: str) -> int | None:
    return int(fields[name]) if name in fields else None


def follow_up(fields: Mapping[str, str]) -> FollowUp | None:
    if "queue" not in fields:
        return None
    return FollowUp(title=fields["follow_up_title"], lead=fields["follow_up"])


def blocks(body: str) -> Iterator[Block]:
    for chunk in body.split("\n\n"):
        lines = [line.strip() for line in chunk.splitlines() if line.strip()]
        if lines:
            yield block(lines)


def block(lines: list[str]) -> Block:
    for mark, kind in MARKS:
        if lines[0].startswith(mark):
            return Block(kind=kind, lines=tuple(line.removeprefix(mark) for line in lines))
    return Block(kind="paragraph", lines=(" ".join(lines),))
