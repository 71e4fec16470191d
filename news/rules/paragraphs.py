"""What the paragraphs of a plain text are. Bodies keep no markup, so their shape must tell."""

from typing import Final

HEADING_LENGTH: Final = 70
_ENDS: Final = (".", "!", "?", "…", ":", ";", ",", '"', "”", ")")


def paragraphs_of(text: str) -> list[str]:
    return [stripped for paragraph in text.split("\n\n") if (stripped := paragraph.strip())]


def is_list_item(paragraph: str) -> bool:
    return paragraph.startswith(("•", "- ", "– ", "* "))


def is_heading(paragraph: str) -> bool:
    """Short, on one line, and not closed like a sentence."""
    return (
        len(paragraph) <= HEADING_LENGTH
        and "\n" not in paragraph
        and not paragraph.endswith(_ENDS)
        and not is_list_item(paragraph)
    )
