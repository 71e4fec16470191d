"""The stories that are here already, filed by a category's topic as well."""

from html import escape

from handlers.filing.callback import FileOlder, ShowCategory
from handlers.filing.listed import category_screen, gone, told
from handlers.filing.settle import record
from handlers.request import Request
from handlers.screen import Answer, Press, Screen


async def file_older(request: Request, action: FileOlder) -> Answer:
    _, storage = request.texts.gettext, request.newsroom.storage
    category = await storage.categories.get(action.category)
    if category is None or not category.topic:
        return gone(request)
    if not action.sure:
        asked = _(
            "File the stories that are here already, too? Nothing is sent, and messages that are out stay as "
            "they are. What they were filed under remains as a tag. This can't be undone in one go."
        )
        yes = Press(_("🗄 File them"), FileOlder(category.id, 1))
        no = Press(_("↩️ Leave them"), ShowCategory(category.id))
        return Screen(text=f"🗂 {told(request, category)}\n\n{escape(asked)}", rows=((yes, no),))
    if await storage.refilings.ask(category.id, request.now):
        await record(request, "file older", f"{category.name} → {category.topic}")
    return await category_screen(request, category)
