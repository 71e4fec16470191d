"""Text in SVG, and about how wide it comes out."""

import re
from html import escape
from typing import Final, Literal

Anchor = Literal["start", "middle", "end"]

INK: Final = "#1d2329"
_FAMILY: Final = "Khao Sans"
_ABOVE: Final = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
"""Thai signs above and below others, which take no room of their own."""
_WIDTH: Final = 0.58
_NOT_IN_XML: Final = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(
    words: str,
    *,
    x: float,
    y: float,
    size: int,
    colour: str = INK,
    bold: bool = False,
    anchor: Anchor = "start",
) -> str:
    return markup(plain(words), x=x, y=y, size=size, colour=colour, bold=bold, anchor=anchor)


def plain(words: str) -> str:
    """Words as they may stand in SVG."""
    return escape(_NOT_IN_XML.sub("", words))


def markup(
    told: str,
    *,
    x: float,
    y: float,
    size: int,
    colour: str,
    bold: bool,
    anchor: Anchor,
) -> str:
    """As `text` does it, of what may hold marks of SVG."""
    weight = ' font-weight="bold"' if bold else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    style = f'font-family="{_FAMILY}" font-size="{size}" fill="{colour}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {style}{weight}{place}>{told}</text>'


def width_of(words: str) -> float:
    """In times of the size."""
    return _WIDTH * len(_ABOVE.sub("", words))


def fitted(words: str, *, size: int, width: float) -> str:
    """Cut where it would come out wider than `width`; never between a letter and its signs."""
    if width_of(words) * size <= width:
        return words
    room = int(width / size / _WIDTH) - 1
    kept = ""
    for letter in words:
        room -= not _ABOVE.match(letter)
        if room < 0:
            break
        kept += letter
    return kept.rstrip() + "…"
