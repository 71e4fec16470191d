from handlers.callback import ShowLatest
from handlers.listing import SIZE, listing
from handlers.reader.callback import ShowMostRead
from handlers.request import Request
from handlers.screen import Press, Screen, bold
from news.page import nearest_page


async def latest(request: Request) -> Screen:
    return await show_latest(request, ShowLatest(0))


async def show_latest(request: Request, action: ShowLatest) -> Screen:
    articles = request.newsroom.storage.articles
    page = await nearest_page(lambda number: articles.latest(number=number, size=SIZE), action.page)
    heading = bold(request.texts.gettext("🗞 Latest news"))
    if not page.total:
        nothing = request.texts.gettext("No news yet. It comes here as it is published.")
        return Screen(text=f"{heading}\n\n{nothing}")
    most_read = Press(request.texts.gettext("🏆 Most read this week"), ShowMostRead())
    return listing(request, heading, page, ShowLatest, last_row=(most_read,))
