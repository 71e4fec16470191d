"""A source that is followed no longer. Its stories stay, and so does all that readers have chosen."""

from html import escape

from handlers.feeds.add import to_follow
from handlers.feeds.callback import AskToRemove, RemoveFeed, ShowFeed, ShowFeeds
from handlers.feeds.listed import gone
from handlers.feeds.settle import record
from handlers.request import Request
from handlers.screen import Answer, Press, Screen, bold


async def ask_to_remove(request: Request, action: AskToRemove) -> Answer:
    _, source = request.texts.gettext, await request.newsroom.storage.feeds.get(action.source)
    if source is None:
        return gone(request)
    told = _(
        "Its stories stay and can be read and searched; those that have not been sent yet won't be. "
        "Readers keep all they have chosen."
    )
    asked = bold(_("🗑 Follow this source no longer?"))
    return Screen(
        text=f"{asked}\n\n{escape(source.title or source.url)}\n\n{escape(told)}",
        rows=((Press(_("🗑 Remove it"), RemoveFeed(source.id)), Press(_("↩️ Keep it"), ShowFeed(source.id))),),
    )


async def remove(request: Request, action: RemoveFeed) -> Answer:
    _, feeds = request.texts.gettext, request.newsroom.storage.feeds
    source = await feeds.get(action.source)
    if source is None or not await feeds.remove(source.id, request.now):
        return gone(request)
    await record(request, "remove source", source.id, source.url)
    told = _("🗑 “{source}” is not followed any more.", source=source.title or source.url)
    again = await to_follow(request, source.url, source.title)
    return Screen(
        text=escape(told),
        rows=((Press(_("↩️ Follow it again"), again), Press(_("📡 Sources"), ShowFeeds(0))),),
    )
