"""The week's most read and most passed on."""

from handlers.callback import ShowLatest
from handlers.listing import SIZE, listing
from handlers.reader.callback import ShowMostRead
from handlers.request import Request
from handlers.screen import Answer, Press, Toast, bold
from news.actions.recap import recap
from news.page import Page


async def show_most_read(request: Request, _action: ShowMostRead) -> Answer:
    articles = await recap(request.newsroom, now=request.now, most=SIZE)
    if not articles:
        return Toast(request.texts.gettext("Nothing was read this week yet."))
    page = Page(items=articles, number=0, size=SIZE, total=len(articles))
    return listing(
        request,
        bold(request.texts.gettext("🏆 Most read this week")),
        page,
        lambda _: ShowMostRead(),
        last_row=(Press(request.texts.gettext("🗞 Latest news"), ShowLatest(0)),),
    )
