from dataclasses import replace

from handlers import hours
from handlers.callback import ChooseNews, ChooseSound, ShowLanguages, ShowSettings
from handlers.hours_callback import ShowCap, ShowQuiet, ShowWhen, ShowZones
from handlers.places.callback import ShowPlaces
from handlers.reader.callback import ChooseLayout, ChooseRecap, ShowTopics, ShowWatches
from handlers.request import Request
from handlers.screen import Press, Row, Screen, bold
from news.actions.reschedule import reschedule
from news.actions.subscribe import meet as introduce
from news.actions.subscribe import subscribe
from news.schedule import Schedule


async def settings(request: Request) -> Screen:
    """All of it in one message, edited in place; each button says what a press will do."""
    return Screen(text="\n\n".join(_told(request)), rows=_buttons(request))


def _told(request: Request) -> tuple[str, ...]:
    _ = request.texts.gettext
    reader, schedule = request.subscriber, request.schedule
    only = reader is not None and reader.only_chosen
    silent = reader is not None and reader.silent
    full = reader is not None and reader.layout == "full"
    at_place = reader is not None and reader.place is not None
    recap = reader is not None and reader.recap_at is not None
    spoken = reader.language if reader is not None and reader.place else request.texts.language
    language = {"th": "ไทย", "en": "English"}[spoken]
    told = (
        bold(_("⚙️ Settings")),
        hours.when(request.texts, schedule) if _active(request) else _("📰 News: stopped"),
        _("🏷 Topics: only what you chose") if only else _("🏷 Topics: everything but what you turned off"),
        "" if at_place else _("📄 Stories: with their full text") if full else _("📄 Stories: in short"),
        hours.quiet(request.texts, schedule),
        hours.breaking(request.texts, schedule),
        hours.cap(request.texts, schedule),
        hours.zone(request.texts, request.timezone),
        _("🏆 The week’s most read: on Sundays at 10:00") if recap else "",
        _("🔕 Sound: off; news still comes") if silent else _("🔔 Sound: on"),
        _("🗣 Language: {language}", language=language),
    )
    return tuple(filter(None, told))


def _buttons(request: Request) -> tuple[Row, ...]:
    _ = request.texts.gettext
    reader, active = request.subscriber, _active(request)
    silent = reader is not None and reader.silent
    full = reader is not None and reader.layout == "full"
    sound = Press(_("🔔 With sound") if silent else _("🔕 No sound"), ChooseSound(int(silent)))
    layout = Press(_("📄 In short") if full else _("📄 Full text"), ChooseLayout(int(not full)))
    recap = reader is not None and reader.recap_at is not None
    weekly = _("🏆 No weekly recap") if recap else _("🏆 The week’s most read, on Sundays")
    own: tuple[Row, ...] = (
        (Press(weekly, ChooseRecap(int(not recap))),),
        (Press(_("👁 Words you watch and mute"), ShowWatches(0)),),
        (Press(_("👥 Groups and channels"), ShowPlaces()),),
    )
    at_place = reader is not None and reader.place is not None
    return (
        (Press(_("🏷 Topics"), ShowTopics(0)), Press(_("🕒 When"), ShowWhen())),
        (Press(_("🌙 Quiet hours"), ShowQuiet()), Press(_("🔢 Stories a day"), ShowCap())),
        (Press(_("🌍 Time zone"), ShowZones()), Press(_("🗣 Language"), ShowLanguages())),
        (sound,) if at_place else (sound, layout),
        *(() if at_place else own),
        (Press(_("Stop the news") if active else _("🔔 Send me news again"), ChooseNews(int(not active))),),
    )


def _active(request: Request) -> bool:
    return request.subscriber is not None and request.subscriber.active


async def show_settings(request: Request, _action: ShowSettings) -> Screen:
    return await settings(request)


async def choose_sound(request: Request, action: ChooseSound) -> Screen:
    await meet(request)
    await request.newsroom.storage.subscribers.choose_silence(request.chat_id, silent=not action.on)
    return await settings_now(request)


async def choose_news(request: Request, action: ChooseNews) -> Screen:
    if action.on:
        await subscribe(request.newsroom, request.chat_id, language=request.client_language, now=request.now)
    else:
        await request.newsroom.storage.subscribers.leave(request.chat_id, reason="/settings", now=request.now)
    return await settings_now(request)


async def settings_now(request: Request) -> Screen:
    return await settings(await refreshed(request))


async def meet(request: Request) -> None:
    await introduce(request.newsroom, request.chat_id, language=request.client_language, now=request.now)


async def rescheduled(request: Request, schedule: Schedule, *, timezone: str | None = None) -> Request:
    """The same request, from a reader who keeps these hours now."""
    await meet(request)
    zone = timezone or request.timezone
    await reschedule(request.newsroom, request.chat_id, schedule=schedule, timezone=zone, now=request.now)
    return await refreshed(request)


async def refreshed(request: Request) -> Request:
    subscriber = await request.newsroom.storage.subscribers.get(request.chat_id)
    return replace(request, subscriber=subscriber)
