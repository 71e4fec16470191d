"""A report as its reader's days tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from news.figures import Name, Report
from news.moment import Moment, datetime_of, moment_of

_HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    date: date
    joined: int = 0
    left: int = 0
    sent: int = 0
    failed: int = 0
    blocked: int = 0
    taps: int = 0
    saved: int = 0
    comments: int = 0

    @property
    def growth(self) -> int:
        return self.joined - self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """`hours` are the taps of each hour of the day, 0 to 23."""

    days: Sequence[Day]
    hours: tuple[int, ...]

    def total(self, name: str) -> int:
        return sum(getattr(day, name) for day in self.days)


_FIELDS: dict[Name, str] = {
    "joined": "joined",
    "left": "left",
    "sent": "sent",
    "failed": "failed",
    "blocked": "blocked",
    "tap": "taps",
    "saved": "saved",
    "comment": "comments",
}


def beginning(now: Moment, days: int, timezone: str) -> Moment:
    """Of the first of the last `days` days, today being the last."""
    today = datetime_of(now).astimezone(ZoneInfo(timezone)).replace(hour=0, minute=0, second=0, microsecond=0)
    return moment_of(today - timedelta(days=days - 1))


def overview(report: Report, timezone: str) -> Overview:
    """An hour belongs to the day in which it begins."""
    zone = ZoneInfo(timezone)
    first, last = (datetime_of(at).astimezone(zone).date() for at in (report.since, report.until))
    days: dict[date, dict[str, int]] = {
        first + timedelta(days=number): {} for number in range((last - first).days + 1)
    }
    hours = [0] * 24
    for (name, hour), times in report.counts.items():
        begins = datetime_of(Moment(hour * _HOUR)).astimezone(zone)
        if begins.date() not in days:
            continue
        counts, field = days[begins.date()], _FIELDS[name]
        counts[field] = counts.get(field, 0) + times
        if name == "tap":
            hours[begins.hour] += times
    return Overview(days=[Day(date=day, **counts) for day, counts in days.items()], hours=tuple(hours))
