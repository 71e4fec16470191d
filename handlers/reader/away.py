"""After a long pause: a list to open, where a queue of cards would be a flood."""

from dataclasses import replace

from handlers.callback import ShowLatest
from handlers.listing import SIZE, listing
from handlers.reader.callback import ShowMissed
from handlers.request import Request
from handlers.screen import Answer, Press, Row, Screen, Toast, bold
from news.moment import Moment
from news.page import nearest_page
from news.rules.pause import away_since, is_to_note


async def with_missed(request: Request, screen: Screen) -> Screen:
    """An answer to the first word after a long pause leads to what was published meanwhile."""
    reader = request.subscriber
    since = away_since(reader, request.now) if reader is not None else None
    missed = await _missed(request, since) if since is not None else ()
    await _note(request)
    return replace(screen, rows=(missed, *screen.rows)) if missed else screen


async def noticed(request: Request) -> None:
    """A press is a sign of life, but has no room for a list: a long pause ends with the next word."""
    reader = request.subscriber
    if reader is not None and away_since(reader, request.now) is None:
        await _note(request)


async def _note(request: Request) -> None:
    if request.subscriber is not None and is_to_note(request.subscriber, request.now):
        await request.newsroom.storage.subscribers.see(request.chat_id, request.now)


async def _missed(request: Request, since: Moment) -> Row:
    """The way to what the reader would have got, by topics and words; empty where that is nothing."""
    articles, reader = request.newsroom.storage.articles, request.chat_id
    total = (await articles.latest(number=0, size=1, since=since, reader=reader)).total
    if not total:
        return ()
    label = request.texts.ngettext(
        "🗞 While you were away: {number} story", "🗞 While you were away: {number} stories", total
    )
    return (Press(label, ShowMissed(since, 0)),)


async def show_missed(request: Request, action: ShowMissed) -> Answer:
    articles, reader = request.newsroom.storage.articles, request.chat_id
    page = await nearest_page(
        lambda number: articles.latest(number=number, size=SIZE, since=action.since, reader=reader),
        action.page,
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
