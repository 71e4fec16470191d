"""What Telegram finds in plain text by itself: links, commands, mentions, hashtags."""

import re
from collections.abc import Iterator

from playground.facts import Json
from playground.units import utf16

_HINT = re.compile(r"[/@#.:]")
_FOUND = re.compile(
    r"(?P<url>(?:https?|ftp)://[^\s<>\"«»“”]*[^\s<>\"«»“”.,:;!?'()\[\]]"
    r"|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|me|th|info|dev|news|tv)\b"
    r"(?:[/?#][^\s<>\"]*[^\s<>\".,:;!?'()\[\]])?)"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,})"
    r"|(?P<bot_command>(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w))"
    r"|(?P<hashtag>(?<![\w#&])#(?=\w*[^\W\d_])[\w\u0e00-\u0e7f]{1,256})",
    re.IGNORECASE,
)
_CLOSED = {"pre", "code", "text_link", "url", "text_mention"}


def detect(text: str, marked: list[Json]) -> Iterator[Json]:
    """Entities of `text` beside those `marked`; none inside code or links."""
    if not _HINT.search(text):
        return
    closed = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in marked
        if entity["type"] in _CLOSED
    ]
    for match in _FOUND.finditer(text):
        offset = utf16(text[: match.start()])
        length = utf16(match.group())
        if not any(offset < end and start < offset + length for start, end in closed):
            yield {"type": match.lastgroup, "offset": offset, "length": length}
