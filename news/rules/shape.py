"""What a run of letters looks like, whatever its words are: a number, a title, a measure, how long it is."""

import re
from bisect import bisect
from functools import lru_cache
from typing import Final

from news.rules.dateline import MONTH, TITLE

_MEASURE: Final = (
    r"(?:พัน|หมื่น|แสน|ล้าน)*(?:บาท|ดอลลาร์|คน|ราย|ปี|เดือน|วัน|ครั้ง|เปอร์เซ็นต์|กิโลเมตร|เมตร|แห่ง|คัน|จุด|ล้าน|ชนิด"
    r"|ตัว|น\.|กม\.|นาย|ศพ|ชั่วโมง|นาที|ฉบับ|ประเทศ|จังหวัด|%|ขวบ|นัด|เยน|ปอนด์|ยูโร|เหรียญ\S*|ใบ|ชั้น|รูป|แต้ม|เกม|โรง"
    r"|หลัง|กิโลกรัม|ตัน|ไร่|สาขา|รุ่น|ทีม|โครงการ)"
)
_TITLED: Final = (
    r"[\"“(\d.]*(?:โดย|และ|ให้|พร้อม|ด้าน|กับ|คือ|ของ|ว่า|แก่|พบ|จับ|หา|ต่อ)?"
    rf"(?:{TITLE})[\u0e01-\u0e4e.]{{0,24}}$"
)
_BEGINNINGS: Final = {
    "^digit": r"\d",
    "^latin": "[A-Za-z]",
    "^quote": "[\"“‘']",
    "^bracket": r"\(",
    "^more": "[ๆฯ]",
    "^short": r"(?:[ก-ฮ]{1,4}\.)+",
    "^month": MONTH,
    "^title": TITLE,
    "^measure": _MEASURE,
    "titled": _TITLED,
    "measured": f"(?:{_MEASURE})$",
}
_SHAPED_SOMEHOW: Final = re.compile("|".join(_BEGINNINGS.values()))
_SHAPED: Final = re.compile("".join(f"(?=({begins})?)" for begins in _BEGINNINGS.values()))
"""All of them at one look: a group for each."""
_ENDS: Final = {
    **dict.fromkeys("0123456789", "$digit"),
    **dict.fromkeys("\"”’'", "$quote"),
    ")": "$bracket",
    ".": "$stop",
    **dict.fromkeys(",-–:", "$comma"),
    **dict.fromkeys("!?…", "$mark"),
    **dict.fromkeys("ๆฯ", "$more"),
    "%": "$measure",
}
_LENGTHS: Final = (5, 9, 16, 30)
_LONG: Final = ("<5", "<9", "<16", "<30", "<long")
_LONGEST_NAME: Final = 60


@lru_cache(4096)
def shape_of(text: str) -> str:
    """The names of its looks, with a space between."""
    found = _LONG[bisect(_LENGTHS, len(text))]
    last = text[-1]
    if last in _ENDS:
        found += f" {_ENDS[last]}"
    elif last.isascii() and last.isalpha():
        found += " $latin"
    if len(text) < _LONGEST_NAME and _SHAPED_SOMEHOW.match(text) and (shaped := _SHAPED.match(text)):
        groups = zip(_BEGINNINGS, shaped.groups(), strict=True)
        found = " ".join([found, *(name for name, begins in groups if begins is not None)])
    return found


def is_titled(shape: str) -> bool:
    """A title and one name: the rest of the name follows."""
    return "titled" in shape
