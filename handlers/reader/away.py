"""After a long pause: a list to open, where a queue of cards would be a flood."""

from typing import Final

from handlers.callback import ShowLatest
from handlers.listing import SIZE, listing
from handlers.reader.callback import ShowMissed
from handlers.request import Request
from handlers.screen import Answer, Press, Row, Toast, bold
from news.moment import Moment
from news.page import nearest_page

LONG: Final = 86_400
"""Seconds: whoever was away for less has missed little."""


async def missed(request: Request, left_at: Moment | None) -> Row:
    """The way to what was published since, for whoever comes back; empty where that is nothing."""
    if left_at is None or request.now - left_at < LONG:
        return ()
    total = (await request.newsroom.storage.articles.latest(number=0, size=1, since=left_at)).total
    if not total:
        return ()
    label = request.texts.ngettext(
        "🗞 While you were away: {number} story", "🗞 While you were away: {number} stories", total
    )
    return (Press(label, ShowMissed(left_at, 0)),)


async def show_missed(request: Request, action: ShowMissed) -> Answer:
    articles = request.newsroom.storage.articles
    page = await nearest_page(
        lambda number: articles.latest(number=number, size=SIZE, since=action.since), action.page
    )
    if not page.total:
        return Toast(request.texts.gettext("No stories here yet."))
    return listing(
        request,
        bold(request.texts.gettext("🗞 While you were away")),
        page,
        lambda number: ShowMissed(action.since, number),
        last_row=(Press(request.texts.gettext("🗞 Latest news"), ShowLatest(0)),),
    )
