"""What a Thai clause has said so far, and what its last word asks for."""

import re
from functools import lru_cache
from typing import Final

from news.rules import nouns, thai, verbs
from news.rules.dateline import MONTH
from news.rules.shape import is_titled
from news.rules.thai import words_in
from news.rules.tokens import Token

_LONGEST_NAME: Final = 60
_OPEN_END: Final = frozenset("-–—:,/&+([“‘«")
_ABBREVIATED: Final = re.compile(r"(?:^|[^ก-ฮ.])[ก-ฮ]{1,3}\.$")
_ENDING_ABBREVIATION: Final = re.compile(rf"(?:{MONTH}|น\.|ล\.|กม\.|ซม\.|กก\.|ชม\.|ตร\.ม\.)$")
_NAMED: Final = re.compile(r"(?:น\.ส\.|ด\.[ชญ]\.|ดร\.|[พรจส]\.[ตทอ]\.(?:[ก-ฮ]\.)?)[\u0e01-\u0e4e]{2,20}$")
"""A first name, of which the rest follows."""
_SHORT_FORM: Final = re.compile(r"(?:[ก-ฮ]{1,4}\.)+\d*")
_PUNCTUATED: Final = re.compile(rf"[()\[\]<>=*|~”’»,.;:!?/…\-–—&+@#ๆฯ%]|\d|(?:{MONTH}|น\.|กม\.|ตร\.ม)|[ก-ฮ]\.")
_WEAK: Final = words_in("""
    รอ ตก ติด ไป มา ให้ ขึ้น ลง ออก เข้า ร่วมกัน
""")
_PRONOUNS: Final = frozenset({"ที่", "อัน", "ซึ่ง"})
_DEPENDENT: Final = thai.SUBORDINATORS | _PRONOUNS
_MATTERING: Final = verbs.CAUSING | verbs.FINITE
_RELATIVE: Final = words_in("""
    ที่ ซึ่ง อัน เพื่อ เพราะ เนื่องจาก หลัง หลังจาก ก่อน เมื่อ เกี่ยวกับ ตาม
""")


class Clause:
    """Whether a piece, token for token, has said something of what it names."""

    def __init__(self) -> None:
        self.told = False
        self._named = False
        self._begun = False

    def read(self, token: Token) -> None:
        titled = is_titled(token.shape)
        is_a_name = self._named or titled or ("." in token.text and _SHORT_FORM.fullmatch(token.text))
        if not is_a_name and (says := _says(token, self._begun)) is not None:
            self.told = says
        self._named, self._begun = titled, True


@lru_cache(1024)  # each is asked twice: for what was said before a space, and for what is said between two
def _says(token: Token, begun: bool) -> bool | None:  # noqa: FBT001 - a cache is slower with keywords
    """Whether it says something, or that this is still to come; None if it leaves that as it was."""
    if True not in token.acts and _MATTERING.isdisjoint(token.words):
        return None
    told: bool | None = None
    joins = token.first in thai.JOINERS
    words = token.words[joins:]
    first = token.first if begun and token.first == "ซึ่ง" else words[0] if words else ""
    named_by_a_verb = first.startswith("การ")
    relative = first in _DEPENDENT
    acted = relative and first not in _PRONOUNS
    nominal = False
    for word, acts in zip(words, token.acts[joins:], strict=True):
        if word in verbs.CAUSING:
            told = relative = nominal = named_by_a_verb = False
        elif word in _RELATIVE:
            relative, acted = True, False
        elif relative or named_by_a_verb:
            finite = verbs.STRONG if relative else verbs.FINITE
            told = ((acted or named_by_a_verb) and word in finite) or told
            acted = acted or acts
        elif acts and not nominal:
            told = word not in _WEAK or told
        else:
            nominal = nouns.is_nominal(word)
    return told


def wants_more(token: Token) -> bool:
    """That it ends on a word which says that something follows."""
    if token.last in thai.WANTING and token.text.endswith(token.last):
        return True
    if token.text.endswith("."):
        return _ABBREVIATED.search(token.text) is not None and not _ENDING_ABBREVIATION.search(token.text)
    return is_half(token)


def is_half(token: Token) -> bool:
    """A title, a first name of which the rest follows, or what asks for more by its last sign."""
    text = token.text
    named = "." in text and _NAMED.search(text[-_LONGEST_NAME:]) is not None
    return named or text[-1] in _OPEN_END or is_titled(token.shape)


def goes_on(token: Token) -> bool:
    return _PUNCTUATED.match(token.text) is not None or token.first in thai.GOING_ON or not token.words
