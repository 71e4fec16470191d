"""How likely a summary is to use each word of an article, by a logistic model of where and how it is used."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from news.rules.thai import words_in

_AT_ALL: Final = -2.5
_IN_TITLE: Final = 3.0
_ALIKE: Final = 0.55
"""It begins like a word of the title, or is a part of one."""
_BESIDE: Final = 0.28
"""It stands next to a word of the title somewhere."""
_AMID: Final = 1.3
"""The share of title words in the phrase that has most of them, of those it is used in."""
_OFTEN: Final = 0.5
_IN_LEAD: Final = 0.45
_LATE: Final = -0.5
_LATIN: Final = -0.5
_ROUTINE: Final = -1.5
_TELLING: Final = 0.6
_LEAD: Final = 3
"""Pieces."""
_PREFIX: Final = 4
_SHORTEST: Final = 3

_ROUTINE_WORDS: Final = words_in("""
    ซึ่ง วันที่ หรือ จึง นั้น ที่ผ่านมา คือ เวลา กล่าวว่า ดังกล่าว ทั้งนี้ เนื่องจาก ไว้ เปิดเผย
    กล่าว ต่อไป ที่จะ หนึ่ง ความ กรณี อายุ อย่างไรก็ตาม จำนวน ประมาณ ตน วันนี้ เป็นการ บริเวณ ต่างๆ
    เพื่อให้ รอง ทราบ ประกอบ รวมถึง ปัจจุบัน ขณะนี้ นอกจากนี้ จากนั้น รวมทั้ง โดยเฉพาะ เช่น
    ผู้สื่อข่าว หรือไม่ ร่วมกัน ยังมี ครั้งนี้ ดำเนิน ได้แก่ ดังนั้น จนถึง ทุกคน แต่ละ เบื้องต้น
    ความคืบหน้า รู้สึก อื่น ผม น่าจะ ฐานะ ประกอบด้วย ไหน ที่มา ภายใต้ ถือเป็น อีกด้วย อื่นๆ
    เหตุการณ์ บ้าง เดียวกัน รายละเอียด กระทั่ง เช่นกัน ทั้งสอง นะ ยังคง ได้ที่ เป็นเรื่อง
    ก่อนหน้านี้ ต่อว่า ที่ประชุม พร้อมกับ ขึ้นไป ค่อนข้าง ประเภท เพิ่มเติม จัดทำ ต่อมา เป็นที่
    ทั่วไป อาทิ ครับ ถือว่า ทำการ อยู่แล้ว ดังนี้ การนำ แต่อย่างใด เป็นต้น กล่าวถึง เลขที่ ราว ใด
    นอกจาก ปรากฏ
""")
"""Articles are full of them, and summaries do without."""
_TELLING_WORDS: Final = words_in("""
    ที่ และ ใน เป็น ให้ ไม่ ไทย หลัง ใหม่ บาท ส่ง กลุ่ม ล้าน สร้าง ทีม โลก เตรียม รอบ ตำรวจ รัฐบาล
    เผย คดี สุด ประกาศ ตลาด ศพ ออนไลน์ ลด สัปดาห์ ขาย เสียชีวิต คลิป ยอมรับ สหรัฐ ทหาร อย่า ชื่อดัง
""")
"""Those that summaries are made of."""
_OF_THEMSELVES: Final = dict.fromkeys(_ROUTINE_WORDS, _ROUTINE) | dict.fromkeys(_TELLING_WORDS, _TELLING)


def likelihoods(title: Sequence[str], phrases: Sequence[Sequence[str]]) -> Mapping[str, float]:
    """Of every word of the phrases, from 0 to 1."""
    named = set(title)
    heading = " ".join(title)
    beginnings = {word[:_PREFIX] for word in named if len(word) >= _PREFIX}
    amid, beside = _near(named, phrases)
    words = list(chain.from_iterable(phrases))
    uses = Counter(words)
    lead = Counter(chain.from_iterable(phrases[:_LEAD]))
    first = dict(zip(reversed(words), range(len(words) - 1, -1, -1), strict=True))
    late = _LATE / (len(words) or 1)
    likely: dict[str, float] = {}
    for word, times in uses.items():
        odds = _AT_ALL + late * first[word] + _AMID * amid.get(word, 0.0)
        if times > 1:
            odds += _OFTEN * math.log(times)
        if word in lead:
            odds += _IN_LEAD * math.log1p(lead[word])
        if word in named:
            odds += _IN_TITLE
        else:
            odds += _OF_THEMSELVES.get(word, 0.0)
            if len(word) >= _SHORTEST and (word[:_PREFIX] in beginnings or word in heading):
                odds += _ALIKE
            if word in beside:
                odds += _BESIDE
        if word.isascii() and not word.isdigit():
            odds += _LATIN
        likely[word] = 1 / (1 + math.exp(-odds))
    return likely


def _near(named: set[str], phrases: Sequence[Sequence[str]]) -> tuple[Mapping[str, float], set[str]]:
    """The share of title words around each word that has any around it, and the words next to one."""
    amid: dict[str, float] = {}
    beside: set[str] = set()
    for phrase in phrases:
        places = [place for place, word in enumerate(phrase) if word in named]
        if not places:
            continue
        share = len(places) / len(phrase)
        for word in phrase:
            if share > amid.get(word, 0.0):
                amid[word] = share
        for place in places:
            beside.update(phrase[max(0, place - 2) : place + 3])
    return amid, beside
