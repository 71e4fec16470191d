"""Where in a piece a telling can begin: behind what joins it to the text before, a date, who reported."""

import re
from collections.abc import Sequence
from typing import Final

from news.rules import thai, verbs
from news.rules.clause import goes_on
from news.rules.dateline import TITLE, length_of_routine
from news.rules.thai import words_in
from news.rules.tokens import Token

_AHEAD: Final = 3
_SOON: Final = 5
"""Tokens before which a speaker is named, if at all."""
_PERSON: Final = re.compile(rf"(?:{TITLE}|ผู้|เจ้าหน้าที่|โฆษก|เจ้าของ|แฟน|พ่อ|แม่|ญาติ|พนักงาน|ชาวบ้าน|กลุ่ม|ทีม|บริษัท|เพื่อน)")
_QUOTATION: Final = re.compile(r"[\"“'‘](?:[^\"”'’]{40}|[^\"”'’]*[\"”'’]$)")
"""Told by whom is not told."""
_DANGLING: Final = re.compile(
    r"(?:[\"“‘(]?(?:He|She|It|They|We|I|His|Her|Its|Their|This|That|These|Those|But|And|So|Or|However|Meanwhile"
    r"|Also|Then|Yet|Still|Instead|Both)\b)"
)
_POINTS_BACK: Final = re.compile("ดังกล่าว|เหล่านี้|อะไร|ใคร|อย่างไร|หรือไม่")
_THIS: Final = tuple(
    f"{one}{this}"
    for one in ("คน", "แห่ง", "เรื่อง", "ตัว", "ราย", "ครั้ง", "กรณี", "งาน", "ชุด", "รุ่น", "อัน", "สิ่ง", "ที่", "ชั้น")
    for this in ("นี้", "นั้น")
)
"""Of whom or what was told before."""
_SAYS: Final = {"กล่าว", "เผย", "ระบุ", "เล่า", "ว่า"}
"""Behind a quotation that is left out."""
_SPEAKER: Final = {"ตน", "ตนเอง", "เขา", "เธอ"}
_SETTING: Final = {("ใน", when) for when in ("ปี", "ช่วง", "ส่วน", "วัน", "ภาพรวม", "วันที่")}
_JOINS: Final = thai.JOINERS | {"ว่า"}
_IMPERSONAL: Final = words_in("""
    มี พบ คาด คาดว่า เกิด พบว่า
""")


def opening_of(text: str, told: Sequence[Token], following: Sequence[Token], *, first: bool) -> int | None:
    if _QUOTATION.match(text):
        return None
    joined = 0
    for word in told[0].words[:2]:
        if word in _JOINS and text.startswith(word, joined):
            joined += len(word)
            joined += text[joined : joined + 1] == " "
    for routine in dict.fromkeys((joined + length_of_routine(text[joined:]), joined)):
        rest = without(told, routine)
        ahead = [*rest[:_AHEAD], *following][:_AHEAD] if rest else []
        if ahead and any(token.is_thai for token in ahead):
            if not _is_of_the_speaker([*rest, *following][:_SOON]) and _begins_well(
                ahead, first=first and not joined
            ):
                return routine
        elif ahead and not _DANGLING.match(text):
            return routine
    return None


def without(told: Sequence[Token], routine: int) -> Sequence[Token]:
    """The tokens from the character `routine` on."""
    place = 0
    for number, token in enumerate(told):
        place += len(token.space) if number else 0
        if place >= routine:
            return told[number:]
        if place + len(token.text) > routine:
            return [Token(token.text[routine - place :], _rest_of(token, routine - place)), *told[number + 1 :]]
        place += len(token.text)
    return []


def _rest_of(token: Token, start: int) -> tuple[str, ...]:
    gone = 0
    for number, word in enumerate(token.words):
        if gone >= start:
            return token.words[number:]
        gone += len(word)
    return ()


def _begins_well(rest: Sequence[Token], *, first: bool) -> bool:
    """It names what it tells of, or is the `first` of a paragraph."""
    token = rest[0]
    word = token.first
    if _is_half_a_saying(rest) or _points_back(token) or len(word) <= 1:
        return False
    if word in thai.LEANING or word in thai.JOINERS or (word == "ด้าน" and not _is_of_a_person(rest)):
        return False
    if first or token.words[:2] in _SETTING:
        return True
    if word in thai.ADDING or goes_on(token):
        return False
    return not verbs.is_verb(word) or (word in _IMPERSONAL and not _lacks_a_subject(token))


def _is_of_a_person(rest: Sequence[Token]) -> bool:
    token = rest[0]
    behind = token.text.removeprefix(token.first) or (rest[1].text if len(rest) > 1 else "")
    return _PERSON.match(behind) is not None


def _is_half_a_saying(rest: Sequence[Token]) -> bool:
    """Who said what was told before, or what was posted, as it stood there."""
    token = rest[0]
    if token.first.startswith(("ว่า", "แต่")) or "@" in token.text or token.first == "ทวิต":
        return True
    if token.first.endswith("ว่า") and token.first not in _IMPERSONAL:
        return True
    return any(other.text in _SAYS for other in rest[1:])


def _points_back(token: Token) -> bool:
    text = token.text
    return token.first in thai.DANGLING or text.endswith(_THIS) or _POINTS_BACK.search(text) is not None


def _is_of_the_speaker(ahead: Sequence[Token]) -> bool:
    """ตน, with nothing before it that could say who speaks."""
    for token in ahead:
        if token.first in _SPEAKER:
            return True
        if True in token.acts:
            return False
    return False


def _lacks_a_subject(token: Token) -> bool:
    """พบว่าถูก, มีความ: nobody knows of whom."""
    _, second, third = (*token.words, "", "")[:3]
    said = second == "ว่า" and bool(third) and verbs.is_verb(third)
    return said or (token.first == "มี" and second.startswith(("ความ", "จุด")))
