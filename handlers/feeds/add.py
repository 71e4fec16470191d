"""New sources: found from a site's address, tried, and followed when the editor has seen what would come."""

from html import escape
from typing import Final

from handlers.ask import ask
from handlers.feeds.callback import AskForFeed, ExportFeeds, FollowFeed, ShowFeeds
from handlers.feeds.listed import feed_screen, gone
from handlers.feeds.opml import read_list
from handlers.feeds.settle import record, sample
from handlers.reasons import reason_in
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Screen, Toast
from news.dialog import Dialog
from news.errors import FeedError
from news.rules.opml import Outline, write_opml

NEW: Final = "feeds-new"
_MOST: Final = 1000


async def ask_for_feed(request: Request, _action: AskForFeed) -> Answer:
    await ask(request, NEW)
    question = request.texts.gettext("➕ Send the address of a site or of its feed.")
    return NewMessage(Screen(text=escape(question)))


async def write_new(request: Request, _asked: Dialog) -> Screen:
    """The question stays open, so that another address can be tried at once. A file is taken for a list."""
    if request.message is not None and request.message.attachment is not None:
        return await read_list(request, _asked)
    _ = request.texts.gettext
    try:
        found = await request.finder.find(request.words, now=request.now)
    except FeedError as error:
        return Screen(
            text=escape(_("That can't be read: {reason}", reason=reason_in(request.texts, str(error))))
        )
    promise = _("Nothing of this is sent to readers; only what comes out from now on.")
    return Screen(
        text=f"{sample(request, found)}\n\n{escape(promise)}",
        rows=(
            (
                Press(_("✅ Follow"), await to_follow(request, found.url, found.title)),
                Press(_("📡 Sources"), ShowFeeds(0)),
            ),
        ),
    )


async def to_follow(request: Request, url: str, title: str) -> FollowFeed:
    return FollowFeed(await request.newsroom.storage.searches.keep(f"{url}\n{title}"))


async def follow(request: Request, action: FollowFeed) -> Answer:
    kept = await request.newsroom.storage.searches.get(action.address)
    url, _, title = (kept or "").partition("\n")
    if not url.startswith(("https://", "http://")):  # made up by a client: a search for words, not an address
        return gone(request)
    feeds, dialogs = request.newsroom.storage.feeds, request.newsroom.storage.dialogs
    source = await feeds.add(url, title=title, topic="", now=request.now)
    await dialogs.end(request.chat_id, request.user_id)
    await record(request, "follow source", source, url)
    known = await feeds.get(source)
    return feed_screen(request, known) if known else gone(request)


async def export(request: Request, _action: ExportFeeds) -> Answer:
    page = await request.newsroom.storage.feeds.list(number=0, size=_MOST)
    outlines = [
        Outline(url=source.url, title=source.title, topic=source.handling.topic) for source in page.items
    ]
    content = write_opml(outlines, title="Khao")
    await request.messenger.hand(request.chat_id, "khao.opml", content)
    return Toast(request.texts.gettext("📤 Here they are, below."))
