"""How many stories a day may come by themselves."""

from dataclasses import replace
from typing import Final

from handlers import hours
from handlers.callback import ShowSettings
from handlers.fallback import unreadable
from handlers.hours_callback import ChooseCap, ShowCap
from handlers.request import Request
from handlers.screen import Answer, Press, Screen, bold
from handlers.settings import rescheduled
from handlers.when import ticked

CAPS: Final = (5, 10, 20)
EVERY_STORY: Final = 0


async def show_cap(request: Request, _action: ShowCap) -> Screen:
    return _cap(request)


def _cap(request: Request) -> Screen:
    _ = request.texts.gettext
    schedule = request.schedule
    return Screen(
        text=f"{bold(_('🔢 Stories a day'))}\n\n{hours.cap(request.texts, schedule)}",
        rows=(
            (Press(ticked(_("Every story"), on=not schedule.cap), ChooseCap(EVERY_STORY)),),
            tuple(Press(ticked(str(number), on=schedule.cap == number), ChooseCap(number)) for number in CAPS),
            (Press(_("⚙️ Settings"), ShowSettings()),),
        ),
    )


async def choose_cap(request: Request, action: ChooseCap) -> Answer:
    if action.cap not in {EVERY_STORY, *CAPS}:
        return unreadable(request)
    return _cap(await rescheduled(request, replace(request.schedule, cap=action.cap)))
