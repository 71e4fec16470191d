"""Times of day as people write them, in Thai and English, to minutes after midnight."""

import re
from typing import Final

from news.schedule import Minute

_NUMBERS: Final = {
    name: number
    for number, names in {
        1: ("หนึ่ง", "one", "นึง"),
        2: ("สอง", "two"),
        3: ("สาม", "three"),
        4: ("สี่", "four"),
        5: ("ห้า", "five"),
        6: ("หก", "six"),
        7: ("เจ็ด", "seven"),
        8: ("แปด", "eight"),
        9: ("เก้า", "nine"),
        10: ("สิบ", "ten"),
        11: ("สิบเอ็ด", "eleven"),
        12: ("สิบสอง", "twelve"),
        15: ("สิบห้า", "fifteen"),
        20: ("ยี่สิบ", "twenty"),
        30: ("สามสิบ", "thirty"),
        45: ("สี่สิบห้า", "forty-five"),
    }.items()
    for name in names
}
NUMBER: Final = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}|an?)"
_HALF_OR_MINUTES: Final = rf"(?:\s*(?P<half>ครึ่ง)|\s*(?P<minutes>{NUMBER})\s*นาที)?"
_HOUR: Final = rf"(?P<hour>{NUMBER})"
_DIGITAL: Final = r"(?P<hour>\d{1,2})[:.](?P<minutes>\d{2})"

_FORMS: Final = tuple(
    (re.compile(form), shift)
    for form, shift in (
        (rf"{_DIGITAL}\s*(?:น\.?|นาฬิกา)?", "day"),
        (rf"{_DIGITAL}\s*(?P<half_day>[ap])\.?m\.?", "english"),
        (r"(?P<hour>\d{1,2})\s*(?P<half_day>[ap])\.?m\.?", "english"),
        (rf"{_HOUR}\s*(?:น\.?|นาฬิกา|o'?clock){_HALF_OR_MINUTES}", "day"),
        (r"(?P<midnight>เที่ยงคืน|midnight)", "day"),
        (rf"(?P<noon>เที่ยง(?:วัน|ตรง)?|noon){_HALF_OR_MINUTES}", "day"),
        (rf"ตี\s*{_HOUR}{_HALF_OR_MINUTES}", "night"),
        (rf"บ่าย\s*{_HOUR}(?:\s*โมง)?{_HALF_OR_MINUTES}", "afternoon"),
        (rf"(?P<one>บ่ายโมง){_HALF_OR_MINUTES}", "afternoon"),
        (rf"{_HOUR}\s*โมง\s*เย็น{_HALF_OR_MINUTES}", "evening"),
        (rf"{_HOUR}\s*โมง(?:\s*เช้า)?{_HALF_OR_MINUTES}", "day"),
        (rf"{_HOUR}\s*ทุ่ม{_HALF_OR_MINUTES}", "thum"),
    )
)
_LAST_OF: Final = {"day": 23, "night": 5, "afternoon": 6, "evening": 6, "thum": 5, "english": 12}
_LATER: Final = {"day": 0, "night": 0, "afternoon": 12, "evening": 12, "thum": 18}
_HOURS: Final = 24
_MINUTES: Final = 60


def number_of(word: str) -> int:
    if word in {"a", "an"}:
        return 1
    return int(word) if word.isdecimal() else _NUMBERS[word]


def minute_of(text: str) -> Minute | None:
    """None for what is no time of day. The text is in lower case, its digits are Arabic."""
    for form, shift in _FORMS:
        if found := form.fullmatch(text):
            return _minute(found, shift)
    return None


def _minute(found: re.Match[str], shift: str) -> Minute | None:
    told = {name: value for name, value in found.groupdict().items() if value}
    minutes = 30 if "half" in told else number_of(told.get("minutes", "0"))
    hour = _hour(told, shift)
    if hour is None or minutes >= _MINUTES:
        return None
    return Minute(hour % _HOURS * 60 + minutes)


def _hour(told: dict[str, str], shift: str) -> int | None:
    if "midnight" in told:
        return 0
    if "noon" in told:
        return 12
    hour = 1 if "one" in told else number_of(told["hour"])
    if hour > _LAST_OF[shift] or (shift != "day" and hour == 0):
        return None
    if shift == "english":
        return hour % 12 + (12 if told["half_day"] == "p" else 0)
    return hour + _LATER[shift]
