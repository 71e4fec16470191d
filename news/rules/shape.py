"""What a run of letters looks like, whatever its words are: a number, a title, a measure, how long it is."""

import re
from typing import Final

from news.rules.clause import TITLED
from news.rules.dateline import MONTH, TITLE

_MEASURE: Final = re.compile(
    r"(?:พัน|หมื่น|แสน|ล้าน)*(?:บาท|ดอลลาร์|คน|ราย|ปี|เดือน|วัน|ครั้ง|เปอร์เซ็นต์|กิโลเมตร|เมตร|แห่ง|คัน|จุด|ล้าน|ชนิด"
    r"|ตัว|น\.|กม\.|นาย|ศพ|ชั่วโมง|นาที|ฉบับ|ประเทศ|จังหวัด|%|ขวบ|นัด|เยน|ปอนด์|ยูโร|เหรียญ\S*|ใบ|ชั้น|รูป|แต้ม|เกม|โรง"
    r"|หลัง|กิโลกรัม|ตัน|ไร่|สาขา|รุ่น|ทีม|โครงการ)"
)
_BEGINNINGS: Final = {
    "^digit": re.compile(r"\d"),
    "^latin": re.compile("[A-Za-z]"),
    "^quote": re.compile("[\"“‘']"),
    "^bracket": re.compile(r"\("),
    "^more": re.compile("[ๆฯ]"),
    "^short": re.compile(r"(?:[ก-ฮ]{1,4}\.)+"),
    "^month": re.compile(MONTH),
    "^title": re.compile(TITLE),
    "^measure": _MEASURE,
    "titled": TITLED,
}
_SHAPED_SOMEHOW: Final = re.compile("|".join(f"(?:{begins.pattern})" for begins in _BEGINNINGS.values()))
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
_LENGTHS: Final = ((5, "5"), (9, "9"), (16, "16"), (30, "30"))
LONGEST_NAME: Final = 60


def shape_of(text: str) -> str:
    """The names of its looks, with a space between."""
    found = ["<" + next((length for longest, length in _LENGTHS if len(text) < longest), "long")]
    if text[-1] in _ENDS:
        found.append(_ENDS[text[-1]])
    elif text[-1].isascii() and text[-1].isalpha():
        found.append("$latin")
    if len(text) < LONGEST_NAME and _SHAPED_SOMEHOW.match(text):
        found += [name for name, begins in _BEGINNINGS.items() if begins.match(text)]
        found += ["measured"] * (_MEASURE.fullmatch(text) is not None)
    return " ".join(found)
