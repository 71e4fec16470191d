"""The buttons of the screens on which a reader settles their hours."""

from typing import assert_never

from handlers import cap, quiet, when, zone
from handlers.callback import (
    ChooseBreaking,
    ChooseCap,
    ChooseDigest,
    ChooseQuiet,
    ChooseWorkdays,
    ChooseZone,
    ScheduleAction,
    ShowCap,
    ShowQuiet,
    ShowWhen,
    ShowZones,
    ToggleTime,
)
from handlers.request import Request
from handlers.screen import Answer


async def answer_schedule(request: Request, action: ScheduleAction) -> Answer:  # noqa: C901 - one case a button
    match action:
        case ShowWhen():
            return when.when(request)
        case ChooseDigest():
            return await when.choose_digest(request, action)
        case ToggleTime():
            return await when.toggle_time(request, action)
        case ChooseWorkdays():
            return await when.choose_workdays(request, action)
        case ShowQuiet():
            return quiet.quiet(request)
        case ChooseQuiet():
            return await quiet.choose_quiet(request, action)
        case ChooseBreaking():
            return await quiet.choose_breaking(request, action)
        case ShowCap():
            return cap.cap(request)
        case ChooseCap():
            return await cap.choose_cap(request, action)
        case ShowZones():
            return zone.zones(request)
        case ChooseZone():
            return await zone.choose_zone(request, action)
        case _:
            assert_never(action)
