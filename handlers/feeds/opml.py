"""A list of feeds that an editor sends as a file: looked through first, then followed."""

from collections.abc import Sequence
from html import escape
from typing import Final

from handlers.ask import ask
from handlers.feeds.callback import AskForList, FollowList, ShowFeeds
from handlers.feeds.listed import gone, show_feeds
from handlers.feeds.settle import record
from handlers.reasons import reason_in
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Screen, bold
from news.dialog import Dialog
from news.errors import FeedMalformed, FileUnreadable
from news.reading import FileId
from news.rules.opml import Outline

FILE: Final = "feeds-opml"
MOST: Final = 200
"""Feeds of one file that are followed in the chat; for more there is `khao import`."""
_SHOWN: Final = 10
_KEPT: Final = "opml\n"


async def ask_for_list(request: Request, _action: AskForList) -> Answer:
    await ask(request, FILE)
    question = request.texts.gettext("📥 Send the list of feeds as an .opml file of up to 1 MB.")
    return NewMessage(Screen(text=escape(question)))


async def read_list(request: Request, _asked: Dialog) -> Screen:
    """Nothing is followed yet. The question stays open, so that another file can be sent."""
    _ = request.texts.gettext
    attachment = request.message.attachment if request.message else None
    if attachment is None or attachment.is_photo:
        return Screen(text=escape(_("📥 Send the list of feeds as an .opml file of up to 1 MB.")))
    found = await _outlines(request, attachment.file)
    if isinstance(found, Screen):
        return found
    new = await _unknown(request, found)
    told = request.texts.ngettext("{number} feed in the list", "{number} feeds in the list", len(found))
    fresh = _("{number} of them are not followed yet.", number=len(new))
    lines = "\n".join(f"• {escape((one.title or one.url)[:80])}" for one in new[:_SHOWN])
    more = f"… +{len(new) - _SHOWN}" if len(new) > _SHOWN else ""
    cut = _("Only the first {number} are followed; khao import takes them all.", number=MOST)
    promise = _("Nothing of this is sent to readers; only what comes out from now on.")
    blocks = [bold(f"📥 {told}"), escape(fresh), "\n".join(filter(None, (lines, more)))]
    blocks += [escape(cut) if len(new) > MOST else "", escape(promise)]
    kept = await request.newsroom.storage.searches.keep(f"{_KEPT}{attachment.file}")
    row = (Press(_("📡 Sources"), ShowFeeds(0)),)
    follow = (Press(_("✅ Follow {number}", number=min(len(new), MOST)), FollowList(kept)),) if new else ()
    return Screen(text="\n\n".join(filter(None, blocks)), rows=(follow, row))


async def follow_list(request: Request, action: FollowList) -> Answer:
    kept = await request.newsroom.storage.searches.get(action.file) or ""
    if not kept.startswith(_KEPT):  # made up by a client: a search for words, not a file
        return gone(request)
    found = await _outlines(request, FileId(kept.removeprefix(_KEPT)))
    if isinstance(found, Screen):
        return found
    feeds, dialogs = request.newsroom.storage.feeds, request.newsroom.storage.dialogs
    new = (await _unknown(request, found))[:MOST]
    for one in new:
        source = await feeds.add(one.url, title=one.title, topic=one.topic, now=request.now)
        await record(request, "follow source", source, one.url)
    await dialogs.end(request.chat_id, request.user_id)
    return await show_feeds(request, ShowFeeds(0))


async def _outlines(request: Request, file: FileId) -> Sequence[Outline] | Screen:
    try:
        return await request.manuscripts.feeds(file)
    except FeedMalformed as error:
        reason = reason_in(request.texts, str(error))
    except FileUnreadable as error:
        reason = str(error)
    told = request.texts.gettext("That can't be read: {reason}", reason=reason)
    return Screen(text=escape(told))


async def _unknown(request: Request, outlines: Sequence[Outline]) -> list[Outline]:
    known = await request.newsroom.storage.feeds.known([one.url for one in outlines])
    return [one for one in outlines if one.url not in known]
