"""The reader's time zone, by a city that has it."""

from typing import Final

from handlers import hours
from handlers.callback import ShowSettings
from handlers.dates import day_and_time
from handlers.fallback import unreadable
from handlers.hours_callback import ChooseZone, ShowZones
from handlers.request import Request
from handlers.screen import Answer, Press, Screen, bold
from handlers.settings import rescheduled
from handlers.when import ticked
from news.rules.zones import zone_near

_A_ROW: Final = 3


async def show_zones(request: Request, _action: ShowZones) -> Screen:
    return _zones(request)


def _zones(request: Request) -> Screen:
    _ = request.texts.gettext
    buttons = [
        Press(ticked(city, on=zone == request.timezone), ChooseZone(place))
        for place, (zone, city) in enumerate(hours.cities(request.texts))
    ]
    clock = day_and_time(request.now, request.texts.language, request.timezone)
    return Screen(
        text="\n\n".join(
            (
                bold(_("🌍 Time zone")),
                hours.zone(request.texts, request.timezone),
                _("It is now {clock}.", clock=clock),
                _("Or send me your location (📎): I keep only its time zone."),
            )
        ),
        rows=(
            *(tuple(buttons[n : n + _A_ROW]) for n in range(0, len(buttons), _A_ROW)),
            (Press(_("⚙️ Settings"), ShowSettings()),),
        ),
    )


async def locate(request: Request) -> Screen:
    """For a message that shows where the reader is. Only the zone is kept of it."""
    place = request.message.place if request.message else None
    assert place is not None, "the router brings nothing else here"
    return _zones(await rescheduled(request, request.schedule, timezone=zone_near(*place)))


async def choose_zone(request: Request, action: ChooseZone) -> Answer:
    offered = hours.cities(request.texts)
    if action.place >= len(offered):
        return unreadable(request)
    zone, _ = offered[action.place]
    return _zones(await rescheduled(request, request.schedule, timezone=zone))
