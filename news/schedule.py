"""When a subscriber wants the news, and what that comes to at a moment."""

from dataclasses import dataclass
from typing import Final, Literal, NewType

from news.moment import Moment

Minute = NewType("Minute", int)
"""Of a day in local time: 0 to 1439."""
ScheduleId = NewType("ScheduleId", int)
Mode = Literal["now", "digest"]

DAY: Final = 24 * 60
EVERY_DAY: Final = (0, 1, 2, 3, 4, 5, 6)
"""Days of the week as Python counts them: Monday is 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """From one minute up to another, over midnight where `end` is the smaller one."""

    start: Minute
    end: Minute

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise ValueError("quiet hours must end at another minute than they begin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What a subscriber has asked for, in local time.

    `times` and `weekdays` are those of the digests; they are kept while the mode is `now`. `cap` is the most
    single articles a day, 0 for any number. `breaking` articles come at once, whatever the hour.
    """

    mode: Mode = "now"
    times: tuple[Minute, ...] = ()
    weekdays: tuple[int, ...] = EVERY_DAY
    quiet: QuietHours | None = None
    cap: int = 0
    breaking: bool = False

    def __post_init__(self) -> None:
        if self.mode == "digest" and not (self.times and self.weekdays):
            raise ValueError("a digest needs a time and a day")


AS_IT_HAPPENS: Final = Schedule()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """What a schedule comes to until `turn_at`, when it is worked out anew; None there is never.

    `next_run_at` is the next digest's time. From `quiet_from_at` to `quiet_to_at` are the quiet hours that are
    on or come next. `day_at` is when the reader's day began, `catch_up_at` when tomorrow what was over the
    day's cap is told.
    """

    next_run_at: Moment | None = None
    quiet_from_at: Moment | None = None
    quiet_to_at: Moment | None = None
    day_at: Moment | None = None
    catch_up_at: Moment | None = None
    turn_at: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSchedule:
    id: ScheduleId
    schedule: Schedule
    timezone: str
