import re
from collections.abc import Iterator

_BREAKS = re.compile(r"(?<=[.!?…])\s+|\s+")


def units(text: str) -> int:
    """The length that Telegram counts: UTF-16 code units."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def pages_of(body: str, size: int) -> tuple[str, ...]:
    """The text in pages of at most `size` UTF-16 units, broken between paragraphs where they fit.

    An empty text has one empty page.
    """
    pages: list[str] = []
    page = ""
    for paragraph in filter(None, (p.strip() for p in body.split("\n\n"))):
        for piece in _pieces(paragraph, size):
            longer = f"{page}\n\n{piece}" if page else piece
            if units(longer) <= size:
                page = longer
            else:
                pages.append(page)
                page = piece
    return (*pages, page) if page or not pages else tuple(pages)


def _pieces(paragraph: str, size: int) -> Iterator[str]:
    """A paragraph whole if it fits, else cut at its spaces, else (a wall of letters) anywhere."""
    rest = paragraph
    while units(rest) > size:
        head = _head(rest, size)
        spaces = [found.start() for found in _BREAKS.finditer(head)]
        end = spaces[-1] if spaces and spaces[-1] > 0 else len(head)
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()
    if rest:
        yield rest


def _head(text: str, size: int) -> str:
    """The longest beginning of at most `size` units; never half a character, at least one."""
    length = 0
    for index, character in enumerate(text):
        length += 2 if character > "\uffff" else 1
        if length > size:
            return text[: max(1, index)]
    return text
