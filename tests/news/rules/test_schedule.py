from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.moment import Moment, datetime_of, moment_of
from news.rules.schedule import HEAD_START, is_quiet, kept_until, next_run, timetable
from news.schedule import EVERY_DAY, Minute, QuietHours, Schedule, Timetable

ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Bangkok")
MINUTES = st.integers(0, 1439).map(Minute)
NIGHT = QuietHours(start=Minute(22 * 60), end=Minute(7 * 60))


def at(text: str, zone: str = "UTC", *, fold: int = 0) -> Moment:
    return moment_of(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold))


def digest(*times: str, **more: Any) -> Schedule:
    minutes = (time.split(":") for time in times)
    return Schedule(mode="digest", times=tuple(Minute(int(h) * 60 + int(m)) for h, m in minutes), **more)


def moments_of(zone: str) -> st.SearchStrategy[Moment]:
    """Two years, and often the days around a change of the zone's clock."""
    first, days = at("2026-01-01"), 730
    noons = [Moment(first + day * 86_400) for day in range(days)]
    offsets = [datetime_of(noon).astimezone(ZoneInfo(zone)).utcoffset() for noon in noons]
    changes = [noon for noon, a, b in zip(noons, offsets, offsets[1:], strict=False) if a != b]
    anywhere = st.integers(first, first + days * 86_400).map(Moment)
    if not changes:
        return anywhere
    near = st.builds(lambda noon, s: Moment(noon + s), st.sampled_from(changes), st.integers(-90_000, 180_000))
    return anywhere | near


@st.composite
def asked(draw: st.DrawFn) -> tuple[Schedule, str, Moment]:
    zone = draw(st.sampled_from(ZONES))
    schedule = Schedule(
        mode="digest",
        times=tuple(sorted(draw(st.sets(MINUTES, min_size=1, max_size=5)))),
        weekdays=tuple(sorted(draw(st.sets(st.sampled_from(EVERY_DAY), min_size=1)))),
    )
    return schedule, zone, draw(moments_of(zone))


@given(asked=asked())
def test_the_next_run_is_later_on_a_chosen_day_and_at_a_chosen_time(
    asked: tuple[Schedule, str, Moment],
) -> None:
    schedule, zone, after = asked
    run = next_run(schedule, zone, after)
    assert after < run <= after + 8 * 86_400 + 3600
    wall = datetime_of(run).astimezone(ZoneInfo(zone))
    minute = wall.hour * 60 + wall.minute
    if minute not in schedule.times:  # only because the clock skipped the time that was chosen
        earlier = datetime_of(Moment(run - 7200)).astimezone(ZoneInfo(zone))
        skipped = (wall.utcoffset() or timedelta()) - (earlier.utcoffset() or timedelta())
        assert skipped > timedelta()
        assert minute - skipped // timedelta(minutes=1) in schedule.times
    assert wall.weekday() in schedule.weekdays
    assert wall.second == 0


@given(asked=asked(), later=st.integers(0, 8 * 86_400))
def test_no_run_is_passed_over(asked: tuple[Schedule, str, Moment], later: int) -> None:
    schedule, zone, after = asked
    run = next_run(schedule, zone, after)
    if after + later < run:
        assert next_run(schedule, zone, Moment(after + later)) == run


@given(asked=asked())
def test_a_local_time_comes_once_a_day_also_when_the_clock_shows_it_twice(
    asked: tuple[Schedule, str, Moment],
) -> None:
    schedule, zone, after = asked
    seen = []
    for _ in range(12):
        after = next_run(schedule, zone, after)
        seen.append(datetime_of(after).astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0))
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize(
    ("zone", "time", "after", "expected"),
    [
        ("Asia/Bangkok", "08:00", "2026-11-23T01:00", "2026-11-24T01:00"),
        ("Europe/London", "01:30", "2026-03-28T12:00", "2026-03-29T01:30"),
        ("Europe/London", "01:30", "2026-10-24T12:00", "2026-10-25T00:30"),
        ("America/New_York", "02:30", "2026-03-07T12:00", "2026-03-08T07:30"),
        ("Australia/Lord_Howe", "02:15", "2026-10-03T06:00", "2026-10-03T15:45"),
        ("Europe/London", "08:00", "2026-10-24T12:00", "2026-10-25T08:00"),
        ("Europe/London", "08:00", "2026-10-24T06:00", "2026-10-24T07:00"),
    ],
)
def test_a_digest_comes_by_the_clock_on_the_wall(zone: str, time: str, after: str, expected: str) -> None:
    """`after` and `expected` are UTC."""
    assert datetime_of(next_run(digest(time), zone, at(after))) == datetime.fromisoformat(expected).replace(
        tzinfo=UTC
    )


def test_only_chosen_weekdays_count() -> None:
    saturday = at("2026-11-28T12:00")
    run = next_run(digest("08:00", weekdays=EVERY_DAY[:5]), "UTC", saturday)
    assert datetime_of(run) == datetime(2026, 11, 30, 8, tzinfo=UTC)


def test_a_digest_whose_time_is_quiet_comes_when_the_quiet_hours_end() -> None:
    schedule = digest("23:00", "12:00", quiet=NIGHT)
    noon = next_run(schedule, "UTC", at("2026-11-23T08:00"))
    assert datetime_of(noon).hour == 12
    assert datetime_of(next_run(schedule, "UTC", noon)) == datetime(2026, 11, 24, 7, tzinfo=UTC)


@given(zone=st.sampled_from(ZONES), start=MINUTES, length=st.integers(1, 1439), data=st.data())
def test_quiet_is_what_the_clock_on_the_wall_says(
    zone: str, start: Minute, length: int, data: st.DataObject
) -> None:
    end = Minute((start + length) % 1440)
    schedule = Schedule(quiet=QuietHours(start=start, end=end))
    moment = data.draw(moments_of(zone))
    local = datetime_of(moment).astimezone(ZoneInfo(zone))
    minute = local.hour * 60 + local.minute
    expected = start <= minute < end if start < end else minute >= start or minute < end
    around = {
        datetime_of(Moment(moment + hours * 3600)).astimezone(ZoneInfo(zone)).utcoffset()
        for hours in (-25, 0, 25)
    }
    if len(around) == 1:  # hours that are skipped or shown twice have no one answer
        assert is_quiet(schedule, zone, moment) == expected


@given(
    zone=st.sampled_from(ZONES),
    data=st.data(),
    start=MINUTES,
    end=MINUTES,
    cap=st.sampled_from((0, 5)),
    times=st.sets(MINUTES, max_size=3),
)
def test_a_timetable_holds_from_now_until_its_turn(
    zone: str, data: st.DataObject, start: Minute, end: Minute, cap: int, times: set[Minute]
) -> None:
    now = data.draw(moments_of(zone))
    schedule = Schedule(
        mode="digest" if times else "now",
        times=tuple(sorted(times)),
        quiet=None if start == end else QuietHours(start=start, end=end),
        cap=cap,
    )
    table = timetable(schedule, zone, now)
    assert table.turn_at is None or table.turn_at > now
    until = min(table.turn_at or now + 86_400, now + 3 * 86_400) - 1
    moment = Moment(data.draw(st.integers(now, until)))
    if table.quiet_from_at is not None and table.quiet_to_at is not None:
        inside = table.quiet_from_at + HEAD_START <= moment < table.quiet_to_at
        assert inside == is_quiet(schedule, zone, moment)
    for told in (table.next_run_at, table.catch_up_at):
        assert told is None or (told > now and not is_quiet(schedule, zone, told))


def test_news_as_it_happens_has_no_timetable() -> None:
    assert timetable(Schedule(), "Asia/Bangkok", at("2026-11-23T01:00")) == Timetable()


def test_what_was_kept_is_told_as_the_new_hours_say() -> None:
    midnight, noon = at("2026-11-23T00:00"), at("2026-11-23T12:00")
    for schedule, now, hour in (
        (Schedule(quiet=NIGHT), midnight, 7),
        (Schedule(quiet=NIGHT), noon, 12),
        (Schedule(), midnight, 0),
        (digest("18:00", quiet=NIGHT), midnight, 18),
    ):
        told = kept_until(timetable(schedule, "UTC", now), now)
        assert datetime_of(told).hour == hour


@pytest.mark.parametrize("nothing", [{"times": ()}, {"times": (Minute(1),), "weekdays": ()}])
def test_a_digest_without_a_time_or_a_day_is_none(nothing: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="a time and a day"):
        Schedule(mode="digest", **nothing)


def test_quiet_hours_that_last_for_ever_are_none() -> None:
    with pytest.raises(ValueError, match="another minute"):
        QuietHours(start=Minute(5), end=Minute(5))
