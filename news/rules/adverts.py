"""Words of the adverts that fill comments everywhere. What a newsroom adds of its own comes on top."""

from functools import cache
from typing import Final

from news.rules.wording import folded

ADVERTS: Final = (
    "casino", "online betting", "free credit", "free spins", "viagra", "forex signals", "crypto signals",
    "double your bitcoin", "earn money from home", "whatsapp me", "dm me for", "nudes",
    "คาสิโน", "บาคาร่า", "สล็อต", "เว็บพนัน", "พนันออนไลน์", "แทงบอล", "หวยออนไลน์", "เครดิตฟรี", "ฝากถอน",
    "เว็บตรงไม่ผ่านเอเย่นต์", "เงินกู้ด่วน", "กู้เงินด่วน", "รับทำใบปริญญา", "งานออนไลน์รายได้ดี", "รายได้เสริม",
    "ทักไลน์", "แอดไลน์", "คลิปหลุด", "ไซด์ไลน์",
)  # fmt: skip


@cache
def folded_adverts() -> frozenset[str]:
    """As the rules compare them. Each comment asks, and folding them takes longer than all else about it."""
    return frozenset(map(folded, ADVERTS))
