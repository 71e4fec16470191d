"""Stories of sources whose every story an editor approves first: one at a time, as readers would see it."""

from dataclasses import replace
from html import escape

from handlers.card import card
from handlers.feeds.callback import DecideAwaiting, ShowAwaiting, ShowFeeds
from handlers.request import Request
from handlers.screen import Answer, Press, Row, Screen, Toast
from handlers.turning import turns
from news.audit import Deed
from news.page import nearest_page


async def show_awaiting(request: Request, action: ShowAwaiting) -> Screen:
    _, feeds = request.texts.gettext, request.newsroom.storage.feeds
    page = await nearest_page(lambda number: feeds.awaiting(number=number, size=1), action.page)
    back: Row = (Press(_("📡 Sources"), ShowFeeds(0)),)
    if not page.items:
        return Screen(text=escape(_("👁 No story waits for approval.")), rows=(back,))
    (article,) = page.items
    turning = turns(page.number, page.count, ShowAwaiting)
    decisions: Row = (
        Press(_("✅ Send it"), DecideAwaiting(article.id, 1)),
        Press(_("🗑 Don't send it"), DecideAwaiting(article.id, 0)),
    )
    head = _("👁 Story {page} of {count} to approve", page=page.number + 1, count=page.count)
    shown = card(article, request.texts, request.house)
    return replace(shown, text=f"{escape(head)}\n\n{shown.text}", rows=(*shown.rows, decisions, turning, back))


async def decide(request: Request, action: DecideAwaiting) -> Answer:
    feeds = request.newsroom.storage.feeds
    if not await feeds.decide(action.article, request.now if action.push else None):
        return Toast(request.texts.gettext("Somebody has decided this one before."))
    deed = "approve" if action.push else "discard"
    subject = f"article {action.article}"
    await request.newsroom.storage.audit.record(
        Deed(at=request.now, user_id=request.user_id, deed=deed, subject=subject)
    )
    return await show_awaiting(request, ShowAwaiting(0))
