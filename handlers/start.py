from dataclasses import replace

from handlers.callback import ShowLanguages, ShowLatest, ShowSettings
from handlers.links import follow
from handlers.reader.onboarding import greeting, what_comes
from handlers.request import Request
from handlers.screen import Press, Screen
from news.actions.subscribe import subscribe


async def start(request: Request) -> Screen:
    """Follows a link; else subscribes, or welcomes back. It is said what will come, and how to end it."""
    if request.words:
        return await follow(request)
    subscriber = await subscribe(
        request.newsroom, request.chat_id, language=request.client_language, now=request.now
    )
    welcomed = replace(request, subscriber=subscriber, language=subscriber.language)
    if request.subscriber is None:
        return greeting(welcomed)
    return _welcome_back(welcomed)


def _welcome_back(request: Request) -> Screen:
    _ = request.texts.gettext
    told = (
        f"{_('Hello!')} {what_comes(request)}",
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
