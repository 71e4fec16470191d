from dataclasses import replace

from handlers.callback import ShowLanguages, ShowLatest, ShowSettings
from handlers.request import Request
from handlers.screen import Press, Screen


async def start(request: Request) -> Screen:
    """Subscribes, or welcomes back; the text says what will come, and how to end it."""
    subscriber = await request.newsroom.storage.subscribers.join(
        request.chat_id,
        language=request.client_language,
        timezone=request.newsroom.policy.timezone,
        now=request.now,
    )
    return _welcome(replace(request, subscriber=subscriber, language=subscriber.language))


def _welcome(request: Request) -> Screen:
    _ = request.texts.gettext
    told = (
        _("Hello! New stories will arrive here as they are published."),
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
