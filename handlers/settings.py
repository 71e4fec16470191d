from dataclasses import replace

from handlers.callback import ChooseNews, ChooseSound, ShowLanguages, ShowSettings
from handlers.request import Request
from handlers.screen import Press, Screen, bold


async def settings(request: Request) -> Screen:
    """All of it in one message, edited in place; each button says what a press will do."""
    _ = request.texts.gettext
    reader = request.subscriber
    active = reader is not None and reader.active
    sounding = reader is None or not reader.silent
    language = {"th": "ไทย", "en": "English"}[request.texts.language]
    lines = (
        bold(_("⚙️ Settings")),
        _("📰 News: as it happens") if active else _("📰 News: stopped"),
        _("🔔 Sound: on") if sounding else _("🔕 Sound: off; news still comes"),
        _("🗣 Language: {language}", language=language),
    )
    return Screen(
        text="\n\n".join(lines),
        rows=(
            (Press(_("Stop the news") if active else _("🔔 Send me news again"), ChooseNews(int(not active))),),
            (Press(_("🔕 No sound") if sounding else _("🔔 With sound"), ChooseSound(int(not sounding))),),
            (Press(_("🗣 Language"), ShowLanguages()),),
        ),
    )


async def show_settings(request: Request, _action: ShowSettings) -> Screen:
    return await settings(request)


async def choose_sound(request: Request, action: ChooseSound) -> Screen:
    await meet(request)
    await request.newsroom.storage.subscribers.choose_silence(request.chat_id, silent=not action.on)
    return await settings_now(request)


async def choose_news(request: Request, action: ChooseNews) -> Screen:
    subscribers = request.newsroom.storage.subscribers
    if action.on:
        await subscribers.join(
            request.chat_id,
            language=request.client_language,
            timezone=request.newsroom.policy.timezone,
            now=request.now,
        )
    else:
        await subscribers.leave(request.chat_id, reason="/settings", now=request.now)
    return await settings_now(request)


async def settings_now(request: Request) -> Screen:
    subscriber = await request.newsroom.storage.subscribers.get(request.chat_id)
    return await settings(replace(request, subscriber=subscriber))


async def meet(request: Request) -> None:
    """A choice can be made before any subscription; it is kept for then."""
    await request.newsroom.storage.subscribers.meet(
        request.chat_id,
        language=request.client_language,
        timezone=request.newsroom.policy.timezone,
        now=request.now,
    )
