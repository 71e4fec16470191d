"""🔖: stories kept for later."""

from handlers.callback import ShowLatest
from handlers.listing import SIZE, listing
from handlers.reader.callback import DropWithdrawn, Keep, ShowSaved
from handlers.request import Request
from handlers.screen import Answer, Press, Screen, Toast, bold
from news.page import nearest_page


async def saved(request: Request) -> Screen:
    return await show_saved(request, ShowSaved(0))


async def show_saved(request: Request, action: ShowSaved) -> Screen:
    _ = request.texts.gettext
    store = request.newsroom.storage.saved
    page = await nearest_page(lambda number: store.page(request.chat_id, number=number, size=SIZE), action.page)
    heading = bold(_("🔖 Saved stories"))
    if not page.total:
        told = _("Nothing saved yet. Press 🔖 below any story to keep it here.")
        latest = Press(_("🗞 Latest news"), ShowLatest(0))
        return Screen(text=f"{heading}\n\n{told}", rows=((latest,),))
    gone = any(article.withdrawn for article in page.items)
    tidy = (Press(_("🗑 Remove what was withdrawn"), DropWithdrawn(page.number)),) if gone else ()
    return listing(request, heading, page, ShowSaved, last_row=tidy)


async def drop_withdrawn(request: Request, action: DropWithdrawn) -> Screen:
    store = request.newsroom.storage.saved
    page = await store.page(request.chat_id, number=action.page, size=SIZE)
    for article in page.items:
        if article.withdrawn:
            await store.drop(request.chat_id, article.id)
    return await show_saved(request, ShowSaved(action.page))


async def keep(request: Request, action: Keep) -> Answer:
    _ = request.texts.gettext
    storage = request.newsroom.storage
    if await storage.articles.get(action.article) is None:
        return Toast(_("This article is no longer here."))
    if await storage.saved.keep(request.chat_id, action.article, request.now):
        return Toast(_("🔖 Saved. /saved shows all you keep."))
    await storage.saved.drop(request.chat_id, action.article)
    return Toast(_("No longer saved."))
