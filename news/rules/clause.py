"""What a Thai clause has said so far, and what its last word asks for."""

import re
from typing import Final

from news.rules import nouns, thai, verbs
from news.rules.dateline import MONTH, TITLE
from news.rules.thai import words_in
from news.rules.tokens import Token

_LONGEST_NAME: Final = 45
_OPEN_END: Final = re.compile(r"[-–—:,/&+(\[“‘«]$")
_ABBREVIATED: Final = re.compile(r"(?:^|[^ก-ฮ.])[ก-ฮ]{1,3}\.$")
_ENDING_ABBREVIATION: Final = re.compile(rf"(?:{MONTH}|น\.|ล\.|กม\.|ซม\.|กก\.|ชม\.|ตร\.ม\.)$")
TITLED: Final = re.compile(
    rf"^[\"“(\d.]*(?:โดย|และ|ให้|พร้อม|ด้าน|กับ|คือ|ของ|ว่า|แก่|พบ|จับ|หา|ต่อ)?(?:{TITLE})[\u0e01-\u0e4e.]{{0,24}}$"
)
_NAMED: Final = re.compile(r"(?:น\.ส\.|ด\.[ชญ]\.|ดร\.|[พรจส]\.[ตทอ]\.(?:[ก-ฮ]\.)?)[\u0e01-\u0e4e]{2,20}$")
"""A first name, of which the rest follows."""
_SHORT_FORM: Final = re.compile(r"(?:[ก-ฮ]{1,4}\.)+\d*")
_PUNCTUATED: Final = re.compile(rf"[()\[\]<>=*|~”’»,.;:!?/…\-–—&+@#ๆฯ%]|\d|(?:{MONTH}|น\.|กม\.|ตร\.ม)|[ก-ฮ]\.")
_WEAK: Final = words_in("""
    รอ ตก ติด ไป มา ให้ ขึ้น ลง ออก เข้า ร่วมกัน
""")
_DEPENDENT: Final = thai.SUBORDINATORS | {"ที่", "อัน", "ซึ่ง"}
_RELATIVE: Final = words_in("""
    ที่ ซึ่ง อัน เพื่อ เพราะ เนื่องจาก หลัง หลังจาก ก่อน เมื่อ เกี่ยวกับ ตาม
""")


class Clause:
    """Whether a piece, word for word, has said something of what it names."""

    def __init__(self) -> None:
        self.told = False
        self._named = False
        self._read = 0

    def read(self, token: Token) -> None:
        titled = len(token.text) <= _LONGEST_NAME and TITLED.match(token.text) is not None
        self._named, is_a_name = titled, self._named or titled
        self._read += 1
        if is_a_name or ("." in token.text and _SHORT_FORM.fullmatch(token.text)):
            return
        words = token.words[1:] if token.first in thai.JOINERS else token.words
        first = words[0] if words else ""
        if token.first == "ซึ่ง" and self._read > 1:
            first = "ซึ่ง"
        named_by_a_verb = first.startswith("การ")
        relative = first in _DEPENDENT
        acted = relative and first not in {"ที่", "อัน", "ซึ่ง"}
        nominal = False
        for word in words:
            if word in verbs.CAUSING:
                self.told = relative = nominal = named_by_a_verb = False
            elif word in _RELATIVE:
                relative, acted = True, False
            elif relative or named_by_a_verb:
                finite = verbs.STRONG if relative else verbs.FINITE
                self.told = self.told or ((acted or named_by_a_verb) and word in finite)
                acted = acted or verbs.is_verb(word)
            elif verbs.is_verb(word) and not nominal:
                self.told = self.told or word not in _WEAK
            else:
                nominal = nouns.is_nominal(word)


def wants_more(token: Token) -> bool:
    """That it ends on a word which says that something follows."""
    if token.last in thai.WANTING and token.text.endswith(token.last):
        return True
    if token.text.endswith("."):
        return _ABBREVIATED.search(token.text) is not None and not _ENDING_ABBREVIATION.search(token.text)
    return is_half(token.text)


def is_half(text: str) -> bool:
    """A title, a first name of which the rest follows, or what asks for more by its last sign."""
    return (
        TITLED.match(text) is not None or _NAMED.search(text) is not None or _OPEN_END.search(text) is not None
    )


def goes_on(token: Token) -> bool:
    return _PUNCTUATED.match(token.text) is not None or token.first in thai.GOING_ON or not token.words
