"""Whether news comes as it happens or in digests, and at what times."""

from dataclasses import replace
from typing import Final

from handlers import hours
from handlers.callback import ShowSettings
from handlers.fallback import unreadable
from handlers.hours_callback import ChooseDigest, ChooseWorkdays, ShowWhen, ToggleTime
from handlers.request import Request
from handlers.screen import Answer, Button, Press, Row, Screen, Toast, bold
from handlers.settings import rescheduled
from news.schedule import EVERY_DAY, Minute, Schedule

TIMES: Final = tuple(Minute(hour * 60) for hour in (7, 8, 12, 18, 20))
WORKDAYS: Final = EVERY_DAY[:5]
_FIRST_TIME: Final = (Minute(8 * 60),)
_A_ROW: Final = 3


async def show_when(request: Request, _action: ShowWhen) -> Screen:
    return _when(request)


def _when(request: Request) -> Screen:
    _ = request.texts.gettext
    schedule = request.schedule
    digest = schedule.mode == "digest"
    told = (
        _("The stories come together in one message, at the times you choose.")
        if digest
        else _("Every story comes by itself, as soon as it is published.")
    )
    return Screen(
        text="\n\n".join((bold(_("🕒 When")), hours.when(request.texts, schedule), told)),
        rows=(
            (
                Press(ticked(_("As it happens"), on=not digest), ChooseDigest(0)),
                Press(ticked(_("In a digest"), on=digest), ChooseDigest(1)),
            ),
            *(_digest_rows(request, schedule) if digest else ()),
            (Press(_("⚙️ Settings"), ShowSettings()),),
        ),
    )


def ticked(label: str, *, on: bool) -> str:
    return f"✓ {label}" if on else label


async def choose_digest(request: Request, action: ChooseDigest) -> Screen:
    schedule = request.schedule
    chosen = (
        replace(schedule, mode="digest", times=schedule.times or _FIRST_TIME)
        if action.on
        else replace(schedule, mode="now")
    )
    return _when(await rescheduled(request, chosen))


async def toggle_time(request: Request, action: ToggleTime) -> Answer:
    schedule, minute = request.schedule, Minute(action.minute)
    if minute not in _offered(schedule):
        return unreadable(request)
    times = tuple(sorted({*schedule.times} ^ {minute}))
    if schedule.mode == "digest" and not times:
        return Toast(request.texts.gettext("A digest needs at least one time."))
    return _when(await rescheduled(request, replace(schedule, times=times)))


async def choose_workdays(request: Request, action: ChooseWorkdays) -> Screen:
    weekdays = WORKDAYS if action.on else EVERY_DAY
    return _when(await rescheduled(request, replace(request.schedule, weekdays=weekdays)))


def _digest_rows(request: Request, schedule: Schedule) -> tuple[Row, ...]:
    _ = request.texts.gettext
    daily = schedule.weekdays == EVERY_DAY
    times: list[Button] = [
        Press(ticked(hours.clock_time(minute), on=minute in schedule.times), ToggleTime(minute))
        for minute in _offered(schedule)
    ]
    days: Row = (
        Press(ticked(_("Every day"), on=daily), ChooseWorkdays(0)),
        Press(ticked(_("Monday to Friday"), on=not daily), ChooseWorkdays(1)),
    )
    return (*(tuple(times[n : n + _A_ROW]) for n in range(0, len(times), _A_ROW)), days)


def _offered(schedule: Schedule) -> list[Minute]:
    """The common times, and those the operator may have settled for newcomers."""
    return sorted({*TIMES, *schedule.times})
