from dataclasses import dataclass
from typing import Final, Literal

from news.rules.wording import cleaned, disguises, folded, has_link, has_word

SHORTEST: Final = 2
LONGEST: Final = 30
_OFFICES: Final = (
    "admin", "administrator", "moderator", "editor", "newsroom", "khao", "official", "telegram",
    "แอดมิน", "ผู้ดูแล", "ผู้ดูแลระบบ", "บรรณาธิการ", "บก", "กองบรรณาธิการ", "ทีมงาน",
)  # fmt: skip
Fault = Literal["short", "long", "link", "taken"]


@dataclass(frozen=True, slots=True)
class BadName:
    fault: Fault


def display_name(typed: str, *, staff: frozenset[str], words: frozenset[str]) -> str | BadName:
    """The name as it may stand over a comment, or what is wrong with it.

    `staff` are the folded names of those who work in the newsroom; nobody else may look like one of them.
    """
    name = one_line(typed)
    if len(name) < SHORTEST:
        return BadName("short")
    if len(name) > LONGEST:
        return BadName("long")
    fold = folded(name)
    if has_link(typed) or has_word(fold, words):
        return BadName("link")
    if disguises(typed) or fold in staff or fold in map(folded, _OFFICES):
        return BadName("taken")
    return name


def in_short(title: str) -> str:
    """As much of a chat's title as a name has room for: it was not made to be one."""
    name = one_line(title)
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def one_line(typed: str) -> str:
    return " ".join(cleaned(typed).split())
