"""A paragraph in pieces, and which of them may begin or end a telling.

English ends a sentence with a full stop. Thai has none: a space may end a phrase, or stand before a number, a
name or a quotation. So a Thai telling begins and ends only at a space behind words that want no more, before
words that do not go on, and with a phrase rather than half a name on either side.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

_LONGEST_QUOTATION: Final = 200
"""A bracket or quotation mark that is not closed by then was never meant to be."""
_LONGEST_LIST: Final = 200
"""Looked at for what lists: its search takes time that grows with the square of this."""
_REACH: Final = 24
"""How far from a space it is looked for what makes a phrase go on."""
_WORDY: Final = 8
"""A run of so many Thai letters is a phrase; a shorter one may be half a name."""
_LONGEST_NAME: Final = 20

_THAI: Final = re.compile("[\u0e01-\u0e4e]")
_TITLE: Final = (
    r"นาย|นางสาว|นาง|น\.ส\.|ด\.[ชญ]\.|คุณหญิง|พระ|หลวง|ดร\.|ศ\.|รศ\.|ผศ\.|นพ\.|พญ\.|ทพ\.|ม\.ร\.ว\.|ม\.ล\."
    r"|(?:พล|พ|ร|จ|ส|น|ด)\.(?:ต|ท|อ|จ|ส|ร)\.(?:[ก-ฮ]\.)?(?:หญิง)?"
)
_WANTS_MORE: Final = re.compile(
    r"(?:และ|หรือ|แต่|ที่|ซึ่ง|โดย|ของ|ใน|กับ|แก่|เพื่อ|ว่า|เช่น|อาทิ|ได้แก่|คือ|เป็น|ให้|จาก|ถึง|ต่อ|ตาม|แห่ง|ระหว่าง|ภายใต้"
    r"|เนื่องจาก|เพราะ|หาก|เมื่อ|หลัง|ก่อน|การ|ความ|ทั้ง|จำนวน|ประมาณ|ราว|กว่า|อายุ|เวลา|ชื่อ|ไม่|จะ|ได้|ถูก|ส่วน|ด้าน|สำหรับ"
    r"|บริษัท|จังหวัด|อำเภอ|ตำบล|กระทรวง|มหาวิทยาลัย|โรงเรียน|ผู้|คน|รุ่น|ฝ่าย|พบ|ด้วย|พร้อม|กระทั่ง|ต่อมา|ตำแหน่ง|ตําแหน่ง|นำส่ง|ทำให้|โดย|หนึ่งใน|ดังนี้|ประกอบด้วย|ร่วมด้วย|[ก-ฮ]\."
    rf"|{_TITLE})$|[-–—:,/&+(\[“‘«]$"
)
_SUBJECT: Final = re.compile(
    rf"(?:{_TITLE}|รอง|ผู้|ผอ|ผบ|ผกก|สว|อธิบดี|เลขา|รัฐมนตรี|รมว|รมช|นายก|โฆษก|หัวหน้า|ประธาน|กรรมการ|คณะ|ปลัด|ในฐานะ|อดีต|ตำแหน่ง|ประเทศ|กรุง)"
)
_NAMED: Final = re.compile(rf"(?:{_TITLE})[\u0e01-\u0e4e]{{2,20}}$")
_GOES_ON: Final = re.compile(
    r"ๆ|ฯ|บาท|ล้าน|พันล้าน|หมื่น|แสน|ดอลลาร์|ยูโร|เหรียญ|เมตร|กิโล|กม\.|ไร่|ตร\.ม|ราย|คน|ปี|เดือน|ครั้ง|แห่ง|จุด|คัน|นัด|เปอร์เซ็นต์|%|น\."
    r"|ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา"
    r"|พฤศจิ|ธันวา|ที่|อัน(?!ดับ)|และ|หรือ|ว่า|ก็|จึง|เลย|จน|แล้ว|ให้|ของ|ใน|กับ|จาก|ตาม|ต่อ|ถึง|เป็น|คือ|ได้|เช่น|อาทิ"
    r"|รวม|ไป|มา(?!ตร)|อยู่|ด้วย|จะ|บน|ณ|แก่|ขึ้น|ลง|เข้า|ออก|กล่าว|เปิดเผย|เผย|ระบุ|ยืนยัน|บอก|เล่า|ชี้|อายุ|ตำแหน่ง|รอง|ผู้|อดีต|นำ|พา"
    r"|เดินทาง|สั่ง|ร่วม|เตรียม|กำลัง|ต้อง|ควร|อาจ|เคย|ยัง|นี้|นั้น|กว่า|สวม|ประเทศ|เมือง|ถนน|เขต|แขวง|ซอย|เลขที่|หมู่|ทรง|เสด็จ|[ก-ฮ]\.|[)\]”’»,.;:!?/…\-–—&+]|[0-9A-Za-z(\[\"“]"
)
_MEASURE: Final = re.compile(
    r"(?:พัน|หมื่น|แสน|ล้าน)*(?:บาท|ดอลลาร์|คน|ราย|ปี|เดือน|วัน|ครั้ง|เปอร์เซ็นต์|กิโลเมตร|เมตร|แห่ง|คัน|จุด|ล้าน|น\.)"
)
"""What a number counts: short, but the end of a phrase."""
_JOINS: Final = (
    r"โดย(?!สาร|เฉพาะ|รวม|สรุป|ตรง)|แต่(?!ละ|ง)|ทั้งนี้|นอกจากนี้|นอกจากนั้น|อย่างไรก็ตาม|อย่างไรก็ดี|ขณะที่|ขณะเดียวกัน"
    r"|ส่วน(?!ราชการ|ใหญ่|ตัว|หนึ่ง|ร่วม|แบ่ง|กลาง|ผสม)|อีกทั้ง|ดังนั้น|ซึ่ง(?!กัน)"
)
_LEANS: Final = r"ทำให้|ส่งผลให้|เพื่อ(?!น)|เพราะ|เนื่องจาก|พร้อม|กระทั่ง"
_OPENS: Final = re.compile(
    rf"{_JOINS}|สำหรับ|ต่อมา|ล่าสุด|ด้าน|จากนั้น|จากการ|จากกรณี|จากเหตุ|หลังจาก|หลังเกิด|ภายหลัง|เบื้องต้น|โดยสรุป|โดยรวม|เมื่อวัน"
    r"|เมื่อเวลา|ผู้สื่อข่าว|สาเหตุ|ก่อนหน้านี้|วันนี้|ปัจจุบัน|หาก|ถ้า|แม้|การ(?!์)|ที่ประชุม|รัฐบาล|เจ้าหน้าที่|ตำรวจ|นอกเหนือ|ในส่วน"
    r"|ในวัน|ในช่วง|ในขณะ|ในปี|สุดท้าย|อนึ่ง|มี(?!นา)|ไม่|พบ|ทีม|ตน|ผม|เรา|เขา|เธอ|พวกเขา|ทั้งคู่|ผลการ|ผู้ใช้|ผู้บริโภค|บริษัท"
)
_FRESH: Final = re.compile(
    rf"{_JOINS}|{_LEANS}|ต่อมา|ล่าสุด|ด้าน|จากนั้น|จากกรณี|หลังจาก|ภายหลัง|เบื้องต้น|เมื่อวัน|เมื่อเวลา|ผู้สื่อข่าว|ก่อนหน้านี้|หาก|ถ้า|แม้"
)
"""Words that begin a phrase of their own, whatever stands before them."""
_VERB: Final = re.compile(
    r"ได้|ถูก|มี(?!นา)|เป็น|คือ|จะ|ให้|ไม่|กล่าว|เผย|ระบุ|แจ้ง|ยืนยัน|บอก|พบ|เห็น|ต้อง|ควร|อาจ|เคย|กำลัง|สามารถ|อยู่|แล้ว|ขึ้น|ลง|เข้า|ออก"
    r"|ไป|มา(?!ตร)|ทำ|ใช้|นำ|ขอ(?!ง)|รับ|ส่ง|จัด|ตั้ง|สั่ง|เปิด|ปิด|เริ่ม|เตรียม|ร่วม|เกิด|ตาย|เสียชีวิต|บาดเจ็บ|จับ|ยิง|ชนะ|แพ้|เสมอ|คว้า|ตรวจ"
    r"|เตือน|ชี้|ย้ำ|เชื่อ|คาด|คิด|อยาก|ช่วย|ซื้อ|ขาย|เดินทาง|ทรง|เสด็จ|ลด|เพิ่ม|สร้าง|พัฒนา|ปรับ|เลือก|แต่ง|สอบ|หนี|ตก|ติด|หาย|เรียก|เชิญ"
)
_TOLD_OF_ANOTHER: Final = re.compile(r"ถูก|ให้|รับแจ้ง|เพิ่ง|จังหวัด|อำเภอ|ตำบล")
"""It goes on about what stands before it, and so begins no telling."""
_LIST: Final = re.compile(r"(?:ได้แก่|อาทิ|เช่น|ประกอบด้วย|ดังนี้|คือ)(?:(?!เป็นต้น).)*$")
_CLOSED: Final = re.compile(r"[!?…][\"”’)]?$")
_SAID: Final = re.compile(
    r"(?:กล่าว|เปิดเผย|เผย|ระบุ|ยืนยัน|บอก|เล่า|ชี้แจง|พบ|คาด|เชื่อ|ทราบ|แจ้ง|อธิบาย|เสริม|ย้ำ|เพิ่มเติม|อีก)ว่า$"
)
_SENTENCE_ENDS: Final = re.compile(r"[.!?…][\"”’)]*$")
_SENTENCE_BEGINS: Final = re.compile(r"[\"“‘(]?[A-Z0-9]")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|vs|No|Inc|Co|Ltd|Corp|Gen|Sen|Rep|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)
_PAIRS: Final = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»"}
_MARK: Final = re.compile(r"[()\[\]“”‘’«»\"]|(?:^|(?<=[\u0e01-\u0e4e]))'|'$")
_JOINED: Final = re.compile(rf"(?:{_JOINS}) ?(?=..)")
_LEANING: Final = re.compile(_LEANS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`opens`: a telling may begin with it. `closes`: it may end one."""

    text: str
    opens: bool
    closes: bool


def pieces_of(paragraph: str) -> list[Piece]:
    """In their order; joined by spaces they are the paragraph again."""
    pieces: list[Piece] = []
    grown, last, quoted, opens = "", "", _Quoted(), True
    for word in paragraph.split():
        if grown:
            closes, begins = (False, False) if quoted.at(len(grown)) else _between(grown, last, word)
            if closes or begins:
                pieces.append(_piece(grown, opens=opens, closes=closes))
                grown, quoted, opens = "", _Quoted(), begins
        quoted.read(word, len(grown))
        grown = f"{grown} {word}" if grown else word
        last = word
    return _with_their_verbs([*pieces, _piece(grown, opens=opens, closes=True)]) if grown else pieces


def standing_alone(text: str) -> str:
    """A telling without the word that joined it to the one before."""
    return text[joined.end() :].lstrip() if (joined := _JOINED.match(text)) else text


def wants_more(text: str) -> bool:
    """That it ends on a word which says that something follows."""
    return bool(_WANTS_MORE.search(text[-_REACH:]))


def _piece(text: str, *, opens: bool, closes: bool) -> Piece:
    leans = _LEANING.match(text) or _TOLD_OF_ANOTHER.match(text)
    return Piece(text=text, opens=opens and not leans, closes=closes)


def _with_their_verbs(pieces: list[Piece]) -> list[Piece]:
    """A Thai phrase that says nothing of what it names does not end a telling, nor does half a list."""
    told = [
        replace(piece, closes=piece.closes and _is_told(piece.text, following.text))
        for piece, following in pairwise(pieces)
    ]
    return [*told, pieces[-1]]


def _is_told(text: str, following: str) -> bool:
    if not _THAI.search(text):
        return True
    listed = _LIST.search(text[-_LONGEST_LIST:])
    goes_on = listed and not (_FRESH.match(following) or _VERB.search(following))
    return bool(_VERB.search(text)) and not goes_on


class _Quoted:
    """The brackets and quotation marks that are open."""

    def __init__(self) -> None:
        self._closing: list[str] = []
        self._since = 0

    def at(self, position: int) -> bool:
        return bool(self._closing) and position - self._since < _LONGEST_QUOTATION

    def read(self, word: str, position: int) -> None:
        for mark in _MARK.findall(word):
            if self._closing and mark == self._closing[-1]:
                self._closing.pop()
            elif mark in _PAIRS or mark in "\"'":
                if not self._closing:
                    self._since = position
                self._closing.append(_PAIRS.get(mark, mark))


def _between(grown: str, last: str, following: str) -> tuple[bool, bool]:
    """Whether a telling may end before `following`, and whether one may begin with it."""
    tail, head = last[-_REACH:], following[:_REACH]
    before = grown[: -len(last)].rstrip()[-_REACH:]
    named = bool(_SUBJECT.match(last) or _NAMED.search(tail) or _NAMED.search(before))
    if not (_THAI.search(tail) or _THAI.search(head)):
        ends = is_sentence_end(grown[-_REACH:], head)
        return ends, ends
    if _SAID.search(tail):
        return False, len(following) >= _WORDY and not _GOES_ON.match(head)
    if _WANTS_MORE.search(tail):
        return False, False
    if _OPENS.match(head) or _LEANING.match(head) or _CLOSED.search(tail):
        ends = not named or len(last) > _LONGEST_NAME
        return ends, ends and not _GOES_ON.match(head)
    wordy = len(last) >= _WORDY or _MEASURE.fullmatch(last)
    whole = bool(wordy) and len(following) >= _WORDY and not named and not _GOES_ON.match(head)
    return whole, whole


def is_sentence_end(tail: str, head: str) -> bool:
    return bool(_SENTENCE_ENDS.search(tail) and _SENTENCE_BEGINS.match(head)) and not _ABBREVIATION.search(tail)
