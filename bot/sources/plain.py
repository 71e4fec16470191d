"""Text as it may be stored and shown: nothing invisible in it, nothing that turns its direction."""

import re
from typing import Final

_EMOJI: Final = "\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
_INVISIBLE: Final = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, but for tab and line ends
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"  # soft hyphen, joiners, fillers
    "\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"  # zero width, direction
    "\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "]"
)
_LONE_JOINER: Final = re.compile(f"(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])")
_GAP: Final = re.compile("\n{3,}")
_ELLIPSIS: Final = "…"


def tidy(text: str) -> str:
    """Lines trimmed and single-spaced, at most one blank line between paragraphs, invisible characters gone.

    The joiner inside an emoji such as 👩‍💻 stays.
    """
    text = _INVISIBLE.sub("", text)
    if "\u200d" in text:
        text = _LONE_JOINER.sub("", text)
    for ending in ("\r\n", "\r", "\u2028"):
        text = text.replace(ending, "\n")
    lines = [" ".join(line.split()) for line in text.replace("\u2029", "\n\n").split("\n")]
    return _GAP.sub("\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    return " ".join(tidy(text).split())


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a space where one is near, for Thai has few."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = max(cut.rfind(" "), cut.rfind("\n"))
    return (cut[:space] if space > limit * 0.8 else cut).rstrip() + _ELLIPSIS
