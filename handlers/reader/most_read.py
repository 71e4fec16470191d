"""The week's most read, passed on and discussed."""

from collections.abc import Sequence

from handlers.callback import ShowLatest
from handlers.listing import SIZE, list_of, listing
from handlers.reader.callback import ChooseRecap, ShowMostRead
from handlers.request import Request
from handlers.screen import Answer, Press, Screen, Toast, bold
from handlers.settings import meet, settings_now
from handlers.texts import Texts
from news.actions.recap import next_recap, recap
from news.article import Article
from news.page import Page


async def show_most_read(request: Request, _action: ShowMostRead) -> Answer:
    articles = await recap(request.newsroom, now=request.now, most=SIZE)
    if not articles:
        return Toast(request.texts.gettext("Nothing was read this week yet."))
    page = Page(items=articles, number=0, size=SIZE, total=len(articles))
    return listing(
        request,
        bold(request.texts.gettext("🏆 Most read and discussed this week")),
        page,
        lambda _: ShowMostRead(),
        last_row=(Press(request.texts.gettext("🗞 Latest news"), ShowLatest(0)),),
    )


async def choose_recap(request: Request, action: ChooseRecap) -> Screen:
    await meet(request)
    at = next_recap(request.timezone, request.now) if action.on else None
    await request.newsroom.storage.recaps.choose(request.chat_id, at)
    return await settings_now(request)


def recap_list(texts: Texts, timezone: str, articles: Sequence[Article]) -> Screen:
    page = Page(items=articles, number=0, size=SIZE, total=len(articles))
    heading = bold(texts.gettext("🏆 Most read and discussed this week"))
    return list_of(texts, timezone, heading, page, lambda _: ShowMostRead())
