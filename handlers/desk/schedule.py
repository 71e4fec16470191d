"""When a draft goes out: at one of the usual hours, or at a time in the editor's own words."""

from datetime import timedelta
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

from handlers.ask import ask
from handlers.dates import day_and_time
from handlers.desk.callback import ChooseTime, Schedule, ShowDraft
from handlers.desk.changed import gone
from handlers.desk.decide import set_out
from handlers.request import Request
from handlers.screen import Answer, Press, Screen, Toast
from news.dialog import Dialog
from news.draft import DraftId
from news.moment import Moment, datetime_of, moment_of
from news.rules.when import LONGEST_WAIT, read_time

TIME: Final = "desk-time"
_SLOTS: Final = (8, 12, 18, 20)


async def choose_time(request: Request, action: ChooseTime) -> Answer:
    draft = await request.newsroom.storage.drafts.get(action.draft)
    if draft is None:
        return gone(request)
    await ask(request, TIME, draft.id, action.seen)
    return _question(request, draft.id, action.seen, fault="")


async def schedule(request: Request, action: Schedule) -> Answer:
    if not request.now < action.at <= request.now + LONGEST_WAIT * 86_400:
        return Toast(request.texts.gettext("That time has passed. Please choose a later one."))
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    return await set_out(request, action.draft, action.seen, at=Moment(action.at))


async def read(request: Request, dialog: Dialog) -> Screen | None:
    name, seen = map(int, dialog.about.split(":"))
    at = read_time(request.words, now=request.now, timezone=request.timezone)
    if at is None:
        fault = request.texts.gettext(
            "I can't read “{words}” as a time to come.", words=escape(request.words[:60])
        )
        return _question(request, DraftId(name), seen, fault=fault)
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    made = await set_out(request, DraftId(name), seen, at=at)
    return Screen(text=escape(made.text)) if isinstance(made, Toast) else made


def _question(request: Request, draft: DraftId, seen: int, *, fault: str) -> Screen:
    _ = request.texts.gettext
    slots = [
        Press(day_and_time(at, request.texts.language, request.timezone), Schedule(draft, seen, at))
        for at in _slots(request)
    ]
    told = (
        fault,
        _("🕒 When should it go out?"),
        _("Write a time, such as “tomorrow 8am”, “in 2 hours” or “25/12 18:00”, or choose one."),
        _("It is now {clock}.", clock=day_and_time(request.now, request.texts.language, request.timezone)),
    )
    return Screen(
        text="\n\n".join(filter(None, told)),
        rows=(
            *((slot,) for slot in slots),
            (Press(_("↩️ Back to the draft"), ShowDraft(draft)),),
        ),
    )


def _slots(request: Request) -> list[Moment]:
    """The next of the usual hours, in the editor's zone."""
    zone = ZoneInfo(request.timezone)
    today = datetime_of(request.now).astimezone(zone).replace(minute=0, second=0, microsecond=0)
    hours = (moment_of((today + timedelta(days=day)).replace(hour=hour)) for day in range(2) for hour in _SLOTS)
    return [at for at in hours if at > request.now][: len(_SLOTS)]
