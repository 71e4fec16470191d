"""What blog engines hang onto a text to lead readers away from it."""

import re
from typing import Final

_CREDIT: Final = re.compile(r"The post .* (?:appeared first|first appeared) on .*")
_LURE: Final = re.compile(
    r"(?:"
    r"\[(?:…|\.{3})\]"
    r"|(?<![^\s.…\]])(?:Read|READ) (?:[Mm]ore|MORE|the full story|the rest)\b[^\n.]{0,100}"
    r"|(?<![^\s.…\]])(?:Continue|Keep) [Rr]eading\b[^\n.]{0,100}"
    r"|(?<![^\s…\]])(?:อ่านต่อ|อ่านเพิ่มเติม|อ่านรายละเอียด|คลิกอ่าน)[^\s\n]{0,60}"
    r")[\s.…»›→>:]*\Z"
)
_REACH: Final = 150
"""How far from the end a lure may begin."""


def without_tail(text: str) -> str:
    """Text without a trailing "[…]", "Read more", "อ่านต่อ" or "The post … appeared first on …"."""
    while True:
        head, _, last = text.rpartition("\n")
        lure = _LURE.search(text, max(0, len(text) - _REACH))
        if _CREDIT.fullmatch(last):
            text = head.rstrip()
        elif lure is not None:
            text = text[: lure.start()].rstrip()
        else:
            return text
