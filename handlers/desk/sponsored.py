"""A draft with the sponsor's line that it would take along, so that its preview is what readers get."""

from handlers.editions import sponsored_renderer
from handlers.request import Request
from handlers.screen import Screen
from handlers.sponsors.line import with_line
from handlers.texts import Texts
from news.actions.sponsor import line_in_turn
from news.article import Article
from news.draft import Draft
from news.sponsor import Sponsor


async def line_of(request: Request, draft: Draft, article: Article) -> Sponsor | None:
    """An edit brings none, nor does what has no room for it in one of its editions."""
    options = draft.options
    if draft.edits is not None:
        return None
    line = await line_in_turn(request.newsroom, article, breaking=options.breaking, now=request.now)
    render = sponsored_renderer(request.catalogues, request.messenger.bot, request.house)
    return line if line is not None and render(article, line) else None


def below(request: Request, screen: Screen, line: Sponsor | None, texts: Texts) -> Screen:
    shown = with_line(screen, line, texts, request.messenger.bot) if line else screen
    return shown or screen
