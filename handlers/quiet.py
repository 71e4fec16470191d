"""Hours without messages, and whether breaking news may pass them."""

from dataclasses import replace
from typing import Final

from handlers import hours
from handlers.callback import ShowSettings
from handlers.fallback import unreadable
from handlers.hours_callback import ChooseBreaking, ChooseQuiet, ShowQuiet
from handlers.request import Request
from handlers.screen import Answer, Press, Screen, bold
from handlers.settings import rescheduled
from handlers.when import ticked
from news.schedule import Minute, QuietHours

NIGHTS: Final = tuple(
    QuietHours(start=Minute(start * 60), end=Minute(end * 60)) for start, end in ((22, 7), (23, 6), (21, 8))
)


async def show_quiet(request: Request, _action: ShowQuiet) -> Screen:
    return _quiet(request)


def _quiet(request: Request) -> Screen:
    _ = request.texts.gettext
    schedule = request.schedule
    told = _("Stories published meanwhile come together when quiet hours end.")
    nights = tuple(
        Press(ticked(_span(night), on=schedule.quiet == night), ChooseQuiet(night.start, night.end))
        for night in NIGHTS
    )
    switch = _("⚡ With the other news") if schedule.breaking else _("⚡ At once, at any hour")
    return Screen(
        text="\n\n".join(
            (
                bold(_("🌙 Quiet hours")),
                f"{hours.quiet(request.texts, schedule)}\n{told}",
                hours.breaking(request.texts, schedule),
            )
        ),
        rows=(
            (Press(ticked(_("No quiet hours"), on=schedule.quiet is None), ChooseQuiet(0, 0)),),
            nights,
            (Press(switch, ChooseBreaking(int(not schedule.breaking))),),
            (Press(_("⚙️ Settings"), ShowSettings()),),
        ),
    )


async def choose_quiet(request: Request, action: ChooseQuiet) -> Answer:
    offered = {(night.start, night.end): night for night in NIGHTS} | {(0, 0): None}
    if (action.start, action.end) not in offered:
        return unreadable(request)
    night = offered[Minute(action.start), Minute(action.end)]
    return _quiet(await rescheduled(request, replace(request.schedule, quiet=night)))


async def choose_breaking(request: Request, action: ChooseBreaking) -> Screen:
    return _quiet(await rescheduled(request, replace(request.schedule, breaking=bool(action.on))))


def _span(night: QuietHours) -> str:
    return f"{hours.clock_time(night.start)}–{hours.clock_time(night.end)}"
