"""The lines of a copied web page that are no article, or that tell what comes next in it."""

import re
from enum import Enum, auto
from typing import Final


class Landmark(Enum):
    CONCLUSION = auto()
    """Heads the summing up, which makes the best summary."""
    SOURCE = auto()
    """Heads the name of whoever reported it first."""
    AUTHOR = auto()
    """Heads who wrote it, and a few words on them."""
    RELATED = auto()
    """Heads stubs of other articles."""
    COMMENTS = auto()
    """Heads the form for comments; nothing of the article comes after it."""
    SHARING = auto()
    """A button's label; anywhere else it may mean what it says."""
    NOISE = auto()
    """Belongs to the page, not to the article."""


_WORDS: Final[dict[Landmark, str]] = {
    Landmark.CONCLUSION: r"บทสรุป|สรุป|สรุปส่งท้าย|สรุปท้ายข่าว|(?:in )?conclusions?|the bottom line|final thoughts",
    Landmark.SOURCE: r"sources?|via|ที่มา|แหล่งที่มา|แหล่งข่าว|ที่มาของข่าว|ข้อมูลจาก|อ้างอิง",
    Landmark.AUTHOR: r"about (?:the )?author|เกี่ยวกับผู้เขียน|ผู้เขียน|author",
    Landmark.RELATED: (
        r"บทความที่เกี่ยวข้อง|ข่าวที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|related(?: articles?| posts?| stories| news)?|read next"
        r"|check also|you may also like|อ่านต่อเรื่องอื่น"
    ),
    Landmark.COMMENTS: (
        r"ใส่ความเห็น|แสดงความคิดเห็น|แสดงความเห็น|ทิ้งความเห็นไว้|ยกเลิกการตอบ"
        r"|leave a (?:reply|comment)(?: cancel reply)?"
        r"|cancel reply|post a comment|(?:\d+ )?comments?|back to top(?: button)?|กลับ(?:ขึ้นด้าน|ไปด้าน|สู่ด้าน)บน"
        r"|อีเมลของคุณจะไม่แสดงให้คนอื่นเห็น.*|your email address will not be published.*"
    ),
    Landmark.NOISE: (
        r"advertisements?|sponsored(?: content)?|โฆษณา|พื้นที่โฆษณา|ads?"
        r"|(?:กด|คลิก)?เพื่ออ่าน(?:เพิ่มเติม|ต่อ)|กดอ่าน(?:เพิ่มเติม|ต่อ)|อ่านเพิ่มเติม|อ่านต่อ|(?:click to )?read more|show more"
        r"|continue reading|less than a minute|(?:\d+ )?\d+ minutes? read|อ่าน \d+ นาที"
        r"|share(?: this)?(?: via email)?|แชร์(?:ข่าวนี้|บทความนี้)?|คัดลอกลิงก์"
        r"|copy link|send an email|photo of .{1,60}"
    ),
    Landmark.SHARING: (
        r"facebook|x|twitter|linkedin|line|messenger|pinterest|reddit|whatsapp|telegram|print|พิมพ์|close"
        r"|follow us"
    ),
}
_PATTERNS: Final = {landmark: re.compile(words, re.IGNORECASE) for landmark, words in _WORDS.items()}
_NAMED: Final = re.compile(rf"(?:{_WORDS[Landmark.SOURCE]})\s*[:：]\s*(\S.*)", re.IGNORECASE)
_LONGEST: Final = 120
_DRESS: Final = " \t-–—_*#:»›>…[]|•"


def landmark_of(line: str) -> Landmark | None:
    """None for a line that tells something itself."""
    if len(line) > _LONGEST:
        return None
    bare = line.strip(_DRESS)
    return next((mark for mark, pattern in _PATTERNS.items() if pattern.fullmatch(bare)), None)


def source_in(line: str) -> str:
    """What stands behind "Source:" in the same line; empty where nothing does."""
    named = _NAMED.fullmatch(line) if len(line) <= 2 * _LONGEST else None
    return named[1] if named else ""
