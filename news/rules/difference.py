from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal, get_args

from news.article import Article
from news.manuscript import Manuscript
from news.rules.paragraphs import paragraphs_of

Part = Literal["title", "summary", "body", "category", "image", "author", "bio", "source"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What was taken out of a part of an article, and what was put in; of a body whole paragraphs."""

    part: Part
    removed: tuple[str, ...]
    added: tuple[str, ...]


def differences(before: Article, after: Manuscript) -> list[Changed]:
    return list(_differences(before, after))


def _differences(before: Article, after: Manuscript) -> Iterator[Changed]:
    for part in PARTS:
        old, new = before.source_title if part == "source" else getattr(before, part), getattr(after, part)
        if old == new:
            continue
        if part == "body":
            yield _changed(part, paragraphs_of(old), paragraphs_of(new))
        else:
            yield Changed(part=part, removed=(old,) if old else (), added=(new,) if new else ())


def _changed(part: Part, old: Sequence[str], new: Sequence[str]) -> Changed:
    removed: list[str] = []
    added: list[str] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            removed += old[start:end]
            added += new[new_start:new_end]
    return Changed(part=part, removed=tuple(removed), added=tuple(added))
