"""Copies that are out, in the look that their source's stories have by now."""

from html import escape
from typing import Final

from handlers.feeds.callback import RenewCopies, ShowTemplate
from handlers.feeds.listed import gone
from handlers.feeds.settle import record
from handlers.request import Request
from handlers.screen import Answer, Press, Screen, Toast, bold
from news.moment import Moment

_A_DAY: Final = 86_400
MOST: Final = 20
"""Stories. Each of their copies is a call, and news waits for the same pace."""


async def renew_copies(request: Request, action: RenewCopies) -> Answer:
    _, texts, storage = request.texts.gettext, request.texts, request.newsroom.storage
    source = await storage.feeds.get(action.source)
    if source is None:
        return gone(request)
    since = Moment(request.now - _A_DAY)
    lately = await storage.amendments.lately(source.id, since=since, limit=MOST)
    if not lately.stories:
        return Toast(_("No story of this source has gone out in the last day."))
    back = Press(_("↩️ Back"), ShowTemplate(source.id))
    stories = texts.ngettext("{number} story", "{number} stories", len(lately.stories))
    if not action.sure:
        asked = bold(_("🔄 Renew the cards that are out, too?"))
        told = _(
            "That is {stories} of the last day in {copies} messages. They change one after another, at "
            "Telegram's pace, without a sound.",
            stories=stories,
            copies=f"{lately.copies:,}",
        )
        yes = Press(_("🔄 Renew them"), RenewCopies(source.id, 1))
        return Screen(text=f"{asked}\n\n{escape(told)}", rows=((yes, back),))
    await storage.amendments.show_anew(lately.stories, request.now)
    await record(request, "renew copies", source.id, stories)
    told = _("🔄 The cards of {stories} are being renewed now.", stories=stories)
    return Screen(text=escape(told), rows=((back,),))
