"""Markdown as plain text: what is a heading, a list or a link there is none of ours."""

import re
from typing import Final

_HEADING: Final = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE)
_ITEM: Final = re.compile(r"^\s*[-*+]\s+(?=\S)", re.MULTILINE)
_QUOTE: Final = re.compile(r"^>\s?", re.MULTILINE)
_RULE: Final = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,})\s*$\n?", re.MULTILINE)
_EMPHASIS: Final = re.compile(r"(\*{1,3}|_{1,3}|~~|`)(?=\S)([^\n*_~`]{1,500}?)(?<=\S)\1(?!\w)")
_PICTURE: Final = re.compile(r"!\[[^\[\]]{0,300}\]\((https?://[^\s()]+)[^()]{0,200}\)")


def plain_of(markdown: str) -> str:
    """Links stay as they are written: whoever reads on knows what they are good for."""
    text = _PICTURE.sub("", markdown)
    for pattern, instead in (
        (_RULE, ""),
        (_HEADING, r"\n\1\n"),
        (_ITEM, "• "),
        (_QUOTE, ""),
        (_EMPHASIS, r"\2"),
    ):
        text = pattern.sub(instead, text)
    return text.strip()


def first_picture(markdown: str) -> str:
    found = _PICTURE.search(markdown)
    return found[1] if found else ""
