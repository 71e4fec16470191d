"""Dates as feeds write them: RFC 822 and ISO 8601, in Buddhist years, Thai months and Thai digits as well."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from news.moment import Moment, moment_of

_BANGKOK: Final = ZoneInfo("Asia/Bangkok")
_BUDDHIST: Final = 543
_BUDDHIST_YEARS: Final = range(2400, 2701)
_OLDEST: Final = 1990
"""Years before the web stand for a field that nobody filled."""
_DAY: Final = 86_400

_THAI_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI_MONTHS: Final = (
    *("มกราคม ม.ค.", "กุมภาพันธ์ ก.พ.", "มีนาคม มี.ค.", "เมษายน เม.ย.", "พฤษภาคม พ.ค.", "มิถุนายน มิ.ย."),
    *("กรกฎาคม ก.ค.", "สิงหาคม ส.ค.", "กันยายน ก.ย.", "ตุลาคม ต.ค.", "พฤศจิกายน พ.ย.", "ธันวาคม ธ.ค."),
)
_ENGLISH_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HOURS_AHEAD: Final = {  # of Greenwich, as all others are taken to be
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "ICT": 7,
    "SGT": 8,
    "JST": 9,
}

_TIME: Final = (
    r"(?:[T\s,]+(?:เวลา\s*)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?(?:\s*น\.)?\s*(?P<zone>[+-]\d{2}:?\d{2}|[A-Z]{1,4}\b)?)?"
)
_ISO: Final = re.compile(r"(?P<year>\d{4})-?(?P<month>\d{2})-?(?P<day>\d{2})" + _TIME)
_DAY_FIRST: Final = re.compile(
    r"\D{0,30}?(?P<day>\d{1,2})[\s-]*(?P<name>[^\W\d_][^\s\d-]*)[\s,-]*(?:พ\.ศ\.\s*)?(?P<year>\d{4}|\d{2})\b"
    + _TIME
)
_MONTH_FIRST: Final = re.compile(
    r"(?:[A-Za-z]+,\s*)?(?P<name>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
    + _TIME
)
_NUMBERS: Final = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})" + _TIME)


def moment_in(text: str, *, thai: bool) -> Moment | None:
    """None where the text holds no date. A time without a zone is Bangkok's in a Thai feed, else UTC."""
    text = " ".join(text.translate(_THAI_DIGITS).split())[:100]
    for form in (_ISO, _DAY_FIRST, _MONTH_FIRST, _NUMBERS):
        found = form.match(text)
        moment = _moment(found.groupdict(), thai=thai) if found is not None else None
        if moment is not None:
            return moment
    return None


def believable(moment: Moment | None, now: Moment) -> Moment | None:
    """None for a date more than a day ahead, which would lead every list of the latest for years."""
    return None if moment is None or moment > now + _DAY else moment


def _moment(parts: Mapping[str, str | None], *, thai: bool) -> Moment | None:
    try:
        month = _month(parts["name"]) if "name" in parts else int(parts["month"] or "")
        when = datetime(
            _year(parts["year"] or "", thai=thai and not (parts.get("name") or "").isascii()),
            month,
            int(parts["day"] or ""),
            _hour(int(parts["hour"] or 0), parts["half"]),
            int(parts["minute"] or 0),
            min(int(parts["second"] or 0), 59),
            tzinfo=_zone(parts["zone"], _BANGKOK if thai else UTC),
        )
    except ValueError:
        return None
    return moment_of(when) if when.year >= _OLDEST else None


def _month(name: str | None) -> int:
    """Raises ValueError."""
    assert name is not None
    if name.isascii():
        return _ENGLISH_MONTHS.index(name[:3].lower()) + 1
    bare = name.replace(".", "")
    for number, names in enumerate(_THAI_MONTHS, 1):
        if bare in names.replace(".", "").split():
            return number
    raise ValueError(name)


def _year(digits: str, *, thai: bool) -> int:
    """`thai` years of two digits are Buddhist, as in "2 มี.ค. 69"."""
    year = int(digits)
    if len(digits) < len("2026"):
        return 2500 + year - _BUDDHIST if thai else 2000 + year
    return year - _BUDDHIST if year in _BUDDHIST_YEARS else year


def _hour(hour: int, half: str | None) -> int:
    return hour if half is None else hour % 12 + (12 if half in "Pp" else 0)


def _zone(name: str | None, default: tzinfo) -> tzinfo:
    if name is None:
        return default
    if name[0] in "+-":
        ahead = timedelta(hours=int(name[1:3]), minutes=int(name[-2:]))
        return timezone(-ahead if name[0] == "-" else ahead)
    return timezone(timedelta(hours=_HOURS_AHEAD.get(name, 0)))
