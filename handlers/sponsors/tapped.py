from html import escape

from handlers.request import Request
from handlers.screen import Answer, Link, NewMessage, Screen, Toast, italic
from news.sponsor import SponsorId


async def follow_line(request: Request, sponsor: SponsorId) -> Answer:
    """To the sponsor's address, which is one tap away: Telegram tells nobody of taps on addresses."""
    _, line = request.texts.gettext, await request.newsroom.storage.sponsors.tap(sponsor)
    if line is None or not line.terms.url:
        return Toast(_("This offer is no longer here."))
    told = f"{italic(_('Sponsored'))}\n\n{escape(line.terms.text)}"
    return NewMessage(Screen(text=told, rows=((Link(_("🌐 Open"), line.terms.url),),)))
