"""Who can't comment any more, and the way back."""

from html import escape
from typing import Final

from handlers.dates import day_and_time
from handlers.moderation.callback import ShowBanned, ShowQueue, Unban
from handlers.request import Request
from handlers.screen import Answer, Press, Row, Screen, bold
from handlers.turning import turns
from news.moderation import NO_COMMENT
from news.page import nearest_page

SIZE: Final = 5


async def show_banned(request: Request, action: ShowBanned) -> Answer:
    return await banned(request, action.page)


async def unban(request: Request, action: Unban) -> Answer:
    """Pressing twice, or after a colleague, does no harm."""
    await request.newsroom.storage.moderation.unban(action.user, by=request.user_id, now=request.now)
    return await banned(request, 0)


async def banned(request: Request, number: int) -> Screen:
    _ = request.texts.gettext
    moderation = request.newsroom.storage.moderation
    await moderation.show_on_card(request.chat_id, NO_COMMENT)
    page = await nearest_page(lambda n: moderation.banned(number=n, size=SIZE), number)
    blocks = [bold(_("🚫 Banned from commenting"))]
    if not page.items:
        blocks.append(escape(_("Nobody is banned.")))
    unbanning: list[Row] = []
    for place, ban in enumerate(page.items, start=page.number * SIZE + 1):
        name = ban.name or _("a reader")
        when = day_and_time(ban.at, request.texts.language, request.timezone)
        blocks.append(f"{place}. {bold(name)} · {escape(when)}")
        unbanning.append((Press(_("↩️ Unban {number}. {name}", number=place, name=name), Unban(ban.user_id)),))
    turning = turns(page.number, page.count, ShowBanned)
    back = (Press(_("🛡 Moderation"), ShowQueue("held", 0)),)
    return Screen(text="\n\n".join(blocks), rows=(*unbanning, turning, back))
