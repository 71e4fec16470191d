"""Local hours as moments. Hours that a zone skips come that much later; hours it has twice count once."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from news.moment import Moment, datetime_of, moment_of
from news.schedule import DAY, Minute, QuietHours, Schedule, Timetable

MORNING: Final = Minute(8 * 60)
"""When the articles over yesterday's cap are told."""
HEAD_START: Final = 60
"""Seconds by which quiet hours begin earlier for copies: as long as one may be on its way."""
_LONGEST_WAIT: Final = 8
"""Days: a week to the same day, and one for quiet hours that end on the next."""


def next_run(schedule: Schedule, timezone: str, after: Moment) -> Moment:
    """The first digest's time later than `after`; one that falls in quiet hours waits for their end."""
    zone = ZoneInfo(timezone)
    today = _day(after, zone)
    days = (today + timedelta(days=n) for n in range(-1, _LONGEST_WAIT + 1))
    runs = (
        _not_quiet(schedule, timezone, _moment(day, minute, zone))
        for day in days
        if day.weekday() in schedule.weekdays
        for minute in schedule.times
    )
    return min(run for run in runs if run > after)


def is_quiet(schedule: Schedule, timezone: str, at: Moment) -> bool:
    if schedule.quiet is None:
        return False
    start, end = _quiet_interval(schedule.quiet, timezone, at)
    return start <= at < end


def timetable(schedule: Schedule, timezone: str, now: Moment) -> Timetable:
    run = next_run(schedule, timezone, now) if schedule.mode == "digest" else None
    start, end = _quiet_interval(schedule.quiet, timezone, now) if schedule.quiet else (None, None)
    day_at = tomorrow = catch_up = None
    if schedule.cap:
        zone = ZoneInfo(timezone)
        today = _day(now, zone)
        day_at, tomorrow = _moment(today, Minute(0), zone), _moment(today + timedelta(days=1), Minute(0), zone)
        catch_up = _not_quiet(schedule, timezone, _moment(today + timedelta(days=1), MORNING, zone))
    return Timetable(
        next_run_at=run,
        quiet_from_at=None if start is None else Moment(start - HEAD_START),
        quiet_to_at=end,
        day_at=day_at,
        catch_up_at=catch_up,
        turn_at=min((moment for moment in (run, end, tomorrow) if moment is not None), default=None),
    )


def kept_until(table: Timetable, now: Moment) -> Moment:
    """When what was kept under another schedule is told under this one."""
    if table.next_run_at is not None:
        return table.next_run_at
    if table.quiet_from_at is not None and table.quiet_to_at is not None and table.quiet_from_at <= now:
        return table.quiet_to_at
    return now


def _not_quiet(schedule: Schedule, timezone: str, moment: Moment) -> Moment:
    if schedule.quiet is None:
        return moment
    start, end = _quiet_interval(schedule.quiet, timezone, moment)
    return end if start - HEAD_START <= moment else moment


def _quiet_interval(quiet: QuietHours, timezone: str, at: Moment) -> tuple[Moment, Moment]:
    """The quiet hours that are on or, where none are, the next ones."""
    zone = ZoneInfo(timezone)
    today = _day(at, zone)
    for day in (today + timedelta(days=n) for n in range(-1, 4)):
        last = day if quiet.start < quiet.end else day + timedelta(days=1)
        start, end = _moment(day, quiet.start, zone), _moment(last, quiet.end, zone, fold=1)
        if at < end and start < end:
            return start, end
    raise AssertionError("some night of the next three has these hours")


def _day(moment: Moment, zone: ZoneInfo) -> date:
    return datetime_of(moment).astimezone(zone).date()


def _moment(day: date, minute: Minute, zone: ZoneInfo, *, fold: int = 0) -> Moment:
    """With `fold` 1 the later one of an hour that a zone has twice."""
    wall = datetime.combine(day, time(minute % DAY // 60, minute % 60, fold=fold), zone)
    # In an hour that the zone skips, fold 0 reads the clock as before the change, which moves it forward.
    return moment_of(wall if fold == 0 or _exists(wall) else wall.replace(fold=0))


def _exists(wall: datetime) -> bool:
    return datetime_of(moment_of(wall)).astimezone(wall.tzinfo).replace(tzinfo=None) == wall.replace(
        tzinfo=None
    )
