from handlers.callback import ChooseNews
from handlers.request import Request
from handlers.screen import Press, Screen


async def stop(request: Request) -> Screen:
    await request.newsroom.storage.subscribers.leave(request.chat_id, reason="/stop", now=request.now)
    _ = request.texts.gettext
    return Screen(
        text=_("No more messages from now on. Your settings are kept, and search still works."),
        rows=((Press(_("🔔 Send me news again"), ChooseNews(1)),),),
    )
