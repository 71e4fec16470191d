"""Whether a space between Thai phrases may end a telling, and whether one may begin behind it."""

import re
from collections.abc import Sequence
from typing import Final

from news.rules import nouns, thai, verbs
from news.rules.clause import TITLED, Clause, goes_on, is_said, tells, wants_object
from news.rules.dateline import TITLE
from news.rules.thai import words_in
from news.rules.tokens import Token

_WORDY: Final = 8
"""A run of so many letters is a phrase; a shorter one may be half a name."""
_SHORT: Final = 4
_PERSON: Final = re.compile(rf"(?:{TITLE}|ผู้|เจ้าหน้าที่|โฆษก|เจ้าของ|แฟน|พ่อ|แม่|ญาติ|พนักงาน|ชาวบ้าน|กลุ่ม|ทีม|บริษัท|เพื่อน)")
_ROYAL: Final = re.compile(r"(?:ทูลกระหม่อม|สมเด็จ|พระบาท|หม่อม|พระเจ้า|พระองค์เจ้า)\S*$")
_CLOSED: Final = re.compile(r"[!?…][\"”’)]*$|[.][\"”]$")
_MEASURE: Final = re.compile(
    r"(?:พัน|หมื่น|แสน|ล้าน)*(?:บาท|ดอลลาร์|คน|ราย|ปี|เดือน|วัน|ครั้ง|เปอร์เซ็นต์|กิโลเมตร|เมตร|แห่ง"
    r"|คัน|จุด|ล้าน|ชนิด|ตัว|น\.|กม\.)"
)
"""What a number counts: short, but the end of a phrase."""
_POINTS_BACK: Final = re.compile(
    "ดังกล่าว|เหล่านี้|(?:คน|แห่ง|เรื่อง|ตัว|ราย|ครั้ง|กรณี|งาน|ชุด|รุ่น|อัน|สิ่ง|ที่)(?:นี้|นั้น)$|อะไร|ใคร|อย่างไร|หรือไม่"
)
"""Of whom or what was told before."""
_SAYS: Final = {"กล่าว", "เผย", "ระบุ", "เล่า", "ว่า"}
"""Behind a quotation that is left out."""
_CONDITIONS: Final = words_in("""
    หาก ถ้า ถ้าหาก แม้ แม้ว่า เนื่องใน
""")
_WHEN: Final = {("เมื่อ", "วันที่"), ("เมื่อ", "เวลา")}
_SETTING: Final = {("ใน", when) for when in ("ปี", "ช่วง", "ส่วน", "วัน", "ภาพรวม", "วันที่")}
_WAITING_PAIRS: Final = {("จาก", "กรณี"), ("จาก", "การ"), ("จาก", "ที่"), ("จาก", "เหตุ")}
_FRESH_PAIRS: Final = _WHEN | {("จาก", "กรณี"), ("จาก", "การ"), ("ใน", "ส่วน")}


def is_fresh(rest: Sequence[Token]) -> bool:
    """That it begins a phrase of its own, whatever stands before it."""
    token = rest[0]
    if token.first in {"ด้าน", "ส่วน"}:
        behind = token.text[len(token.first) :] or (rest[1].text if len(rest) > 1 else "")
        return token.first == "ส่วน" or _PERSON.match(behind) is not None
    if token.words[:2] in _FRESH_PAIRS:
        return True
    return token.first in thai.OPENERS or (token.first in thai.JOINERS and token.first != "และ")


def may_end(clause: Clause, told: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether what was `told` is whole before `rest`."""
    last, following = told[-1], rest[0]
    if not clause.told or is_said(following) or _is_a_setting(last):
        return False
    if is_fresh(rest) or following.first in thai.LEANING:
        return bool(following.space) or tells(last)
    if wants_object(last) or last.text[-1].isdigit():
        return False
    if following.first == "และ":
        return len(following.words) > 1 and verbs.is_verb(following.words[1])
    if following.first in thai.ADDING:
        return last.last not in verbs.SPEAKING and (following.first not in {"ที่", "จน"} or tells(last))
    if goes_on(following) or following.first in verbs.SPEAKING or _is_named(told):
        return False
    if _CLOSED.search(last.text) or last.last in thai.CLOSERS:
        return True
    if verbs.is_verb(following.first):
        return following.first not in verbs.FINITE and _has_its_deed(told)
    if following.first in nouns.APPOSED:
        return False
    return (len(last.text) >= _WORDY or _MEASURE.fullmatch(last.text) is not None) and _shows_a_subject(rest)


def begins_well(rest: Sequence[Token], *, first: bool) -> bool:
    """Whether a telling can begin with `rest`: it names what it tells of, or is the `first` of a paragraph."""
    token = rest[0]
    word = token.first
    if (
        _is_half_a_saying(rest)
        or _points_back(token)
        or len(word) <= 1
        or (word == "ด้าน" and not is_fresh(rest))
    ):
        return False
    if word in thai.LEANING or word in thai.JOINERS:
        return False
    if first or token.words[:2] in _SETTING:
        return True
    if word in thai.ADDING or goes_on(token):
        return False
    return not verbs.is_verb(word) or (word in verbs.IMPERSONAL and not _lacks_a_subject(token))


def _is_half_a_saying(rest: Sequence[Token]) -> bool:
    """Who said what was told before, or what was posted, as it stood there."""
    token = rest[0]
    if token.first.startswith(("ว่า", "แต่")) or "@" in token.text or token.first == "ทวิต":
        return True
    if token.first.endswith("ว่า") and token.first not in {"พบว่า", "คาดว่า"}:
        return True
    return any(other.text in _SAYS for other in rest[1:])


def _points_back(token: Token) -> bool:
    return token.first in thai.DANGLING or _POINTS_BACK.search(token.text) is not None


def _lacks_a_subject(token: Token) -> bool:
    """พบว่าถูก, มีความ: nobody knows of whom."""
    _, second, third = (*token.words, "", "")[:3]
    said = second == "ว่า" and bool(third) and verbs.is_verb(third)
    return said or (token.first == "มี" and second.startswith(("ความ", "จุด")))


def continues_well(rest: Sequence[Token]) -> bool:
    """Whether a further part of a telling can begin with it: what the one told of does next."""
    token = rest[0]
    return not goes_on(token) and token.first in verbs.ADVISING and not _points_back(token)


def is_subordinate(told: Sequence[Token]) -> bool:
    """หลังจาก, หากว่า: what a telling that begins with it says waits for another clause."""
    first = told[0]
    if first.words[:2] in _WHEN or any(word in {"ก็", "จึง"} for token in told for word in token.words):
        return False
    if first.words[:2] in _WAITING_PAIRS or first.first in {"กรณี", "กรณีที่", "ตามที่", "สืบเนื่อง"}:
        return True
    return first.first in thai.WAITING and not any(_is_a_clause(token) for token in told[1:])


def _has_its_deed(told: Sequence[Token]) -> bool:
    """That it ends with what is done, and not with who does what follows."""
    last = told[-1]
    if _MEASURE.fullmatch(last.text):
        return all(token.first not in {"ที่", "ซึ่ง"} for token in told)
    return tells(last) and any(map(verbs.is_verb, (last.first, *last.words[-2:])))


def _is_named(told: Sequence[Token]) -> bool:
    """That it ends with a name, of whom the office or the deed is still to come."""
    last = told[-1]
    return (
        last.text.endswith(")")
        or _ROYAL.search(last.text) is not None
        or (len(told) > 1 and TITLED.search(told[-2].text) is not None)
    )


def _is_a_setting(token: Token) -> bool:
    """เกี่ยวกับเรื่องนี้, ต่อมา: it belongs to what follows."""
    if not _CONDITIONS.isdisjoint(token.words):
        return verbs.STRONG.isdisjoint(token.words)
    return (token.first in thai.OPENERS or token.first in {"เกี่ยวกับ", "กรณี"}) and not tells(token)


def _is_a_clause(token: Token) -> bool:
    """With a subject of its own."""
    known = token.first in thai.JOINERS or token.first in thai.ADDING or verbs.is_verb(token.first)
    return not known and not goes_on(token) and tells(token)


def _shows_a_subject(rest: Sequence[Token]) -> bool:
    """A noun that news tells of, and soon what it does."""
    token = rest[0]
    known = (nouns.is_subject(token.first) and len(token.text) > _SHORT) or TITLED.match(token.text)
    if not known and (len(token.text) < _WORDY or not token.is_thai):
        return False
    clause = Clause()
    for other in rest[:2] if known else rest[:1]:
        clause.read(other)
    return clause.told or (known is not None and is_said(rest[-1]))
