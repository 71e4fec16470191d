"""A moment as an editor writes it: "พรุ่งนี้ 8 โมง", "tomorrow 08:00", "บ่ายสอง", "in 2 hours"."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from news.moment import Moment, datetime_of, moment_of
from news.rules.clock_words import NUMBER, minute_of, number_of
from news.schedule import Minute
from news.words import normalise

LONGEST_WAIT: Final = 366
"""Days ahead that a schedule may lie."""
_LONGEST_TEXT: Final = 80
_BUDDHIST: Final = 543
_DAYS: Final = (
    ("จันทร์", "monday", "mon"),
    ("อังคาร", "tuesday", "tue"),
    ("พุธ", "wednesday", "wed"),
    ("พฤหัสบดี", "พฤหัส", "thursday", "thu"),
    ("ศุกร์", "friday", "fri"),
    ("เสาร์", "saturday", "sat"),
    ("อาทิตย์", "sunday", "sun"),
)
_MONTHS: Final = (
    ("มกราคม", "ม.ค.", "january", "jan"),
    ("กุมภาพันธ์", "ก.พ.", "february", "feb"),
    ("มีนาคม", "มี.ค.", "march", "mar"),
    ("เมษายน", "เม.ย.", "april", "apr"),
    ("พฤษภาคม", "พ.ค.", "may", "may"),
    ("มิถุนายน", "มิ.ย.", "june", "jun"),
    ("กรกฎาคม", "ก.ค.", "july", "jul"),
    ("สิงหาคม", "ส.ค.", "august", "aug"),
    ("กันยายน", "ก.ย.", "september", "sep"),
    ("ตุลาคม", "ต.ค.", "october", "oct"),
    ("พฤศจิกายน", "พ.ย.", "november", "nov"),
    ("ธันวาคม", "ธ.ค.", "december", "dec"),
)
_AHEAD: Final = {
    **dict.fromkeys(("วันนี้", "today", "คืนนี้", "tonight", "เย็นนี้", "บ่ายนี้", "เช้านี้"), 0),
    **dict.fromkeys(("พรุ่งนี้", "tomorrow", "วันพรุ่งนี้"), 1),
    **dict.fromkeys(("มะรืน", "มะรืนนี้", "วันมะรืน", "day after tomorrow", "the day after tomorrow"), 2),
}
_WEEKDAY_OF: Final = {name: number for number, names in enumerate(_DAYS) for name in names}
_MONTH_OF: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


def _any(words: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_UNIT: Final = r"(?P<unit>นาที|ชั่วโมง|ชม\.?|วัน|minutes?|min|hours?|h|days?)"
_LATER: Final = re.compile(rf"(?:อีก|in)\s*(?:(?P<half>ครึ่ง|half an?)|(?P<number>{NUMBER}))\s*{_UNIT}")
_DAY: Final = re.compile(
    rf"(?P<ahead>{_any(_AHEAD)})"
    rf"|(?:วัน|next |on )?(?P<weekday>{_any(_WEEKDAY_OF)})(?:\s*(?:หน้า|นี้))?"
    rf"|(?:วันที่\s*)?(?P<day>\d{{1,2}})\s*(?:/\s*(?P<month>\d{{1,2}})|(?P<named>{_any(_MONTH_OF)}))"
    r"(?:[\s/]+(?P<year>\d{4}))?"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
)
_BETWEEN: Final = re.compile(r"^(?:\s|,|ตอน|เวลา|at\b|t(?=\d))+|[\s,]+$")


def read_time(text: str, *, now: Moment, timezone: str) -> Moment | None:
    """None for what is no time, or one that has passed. A time of day alone is the next one."""
    told = " ".join(normalise(text).split())
    if not told or len(told) > _LONGEST_TEXT:
        return None
    local = datetime_of(now).astimezone(ZoneInfo(timezone))
    moment = _later(told, now) or _at(told, local)
    if moment is None or not now < moment <= now + LONGEST_WAIT * 86_400:
        return None
    return moment


def _later(told: str, now: Moment) -> Moment | None:
    found = _LATER.fullmatch(told)
    if found is None:
        return None
    unit = found["unit"]
    seconds = 60 if unit.startswith(("นาที", "min")) else 86_400 if unit.startswith(("วัน", "day")) else 3600
    return Moment(now + (seconds // 2 if found["half"] else seconds * number_of(found["number"])))


def _at(told: str, local: datetime) -> Moment | None:
    """A day and a time in either order; a time alone is today's, or tomorrow's where that has passed."""
    for found in _DAY.finditer(told):
        rest = _BETWEEN.sub("", f"{told[: found.start()]} {told[found.end() :]}".strip())
        minute = minute_of(rest)
        day = _day(found, local.date())
        if minute is not None and day is not None:
            return _moment(day, minute, local)
    minute = minute_of(_BETWEEN.sub("", told))
    if minute is None:
        return None
    today = _moment(local.date(), minute, local)
    return today if today > local.timestamp() else _moment(local.date() + timedelta(days=1), minute, local)


def _day(found: re.Match[str], today: date) -> date | None:
    if found["ahead"]:
        return today + timedelta(days=_AHEAD[found["ahead"]])
    if found["weekday"]:
        return today + timedelta(days=(_WEEKDAY_OF[found["weekday"]] - today.weekday() - 1) % 7 + 1)
    if found["iso"]:
        return _made(lambda: date.fromisoformat(found["iso"]))
    month = int(found["month"]) if found["month"] else _MONTH_OF[found["named"]]
    year = int(found["year"]) if found["year"] else None
    if year is None:
        day = _made(lambda: date(today.year, month, int(found["day"])))
        return day if day is None or day >= today else _made(lambda: day.replace(year=today.year + 1))
    return _made(lambda: date(year - _BUDDHIST if year > today.year + 400 else year, month, int(found["day"])))


def _made(make: Callable[[], date]) -> date | None:
    """None for a day that the calendar doesn't have."""
    try:
        return make()
    except ValueError:
        return None


def _moment(day: date, minute: Minute, local: datetime) -> Moment:
    return moment_of(datetime.combine(day, time(minute // 60, minute % 60), local.tzinfo))
