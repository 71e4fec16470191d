from dataclasses import replace

from handlers.callback import ShowLanguages, ShowLatest, ShowSettings
from handlers.hours import clock_times
from handlers.request import Request
from handlers.screen import Press, Screen
from news.actions.subscribe import subscribe


async def start(request: Request) -> Screen:
    """Subscribes, or welcomes back; the text says what will come, and how to end it."""
    subscriber = await subscribe(
        request.newsroom, request.chat_id, language=request.client_language, now=request.now
    )
    return _welcome(replace(request, subscriber=subscriber, language=subscriber.language))


def _welcome(request: Request) -> Screen:
    _ = request.texts.gettext
    told = (
        _("Hello! New stories will arrive here as they are published.")
        if request.schedule.mode == "now"
        else _(
            "Hello! New stories will arrive here together, at {times}.",
            times=clock_times(request.schedule.times),
        ),
        _("Send me any words to search the news, in Thai or English."),
        _("/help shows all I can do; /stop ends the messages at any time."),
    )
    return Screen(
        text="\n\n".join(told),
        rows=(
            (Press(_("🗞 Latest news"), ShowLatest(0)),),
            (Press(_("⚙️ Settings"), ShowSettings()), Press(_("🗣 Language"), ShowLanguages())),
        ),
    )
