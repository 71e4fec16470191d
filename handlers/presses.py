"""Which button is answered by which view."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers import article, digest, latest, privacy, search
from handlers import settings_presses as settings
from handlers.action import Action, At
from handlers.callback import (
    OpenCard,
    ShowCard,
    ShowDigest,
    ShowFound,
    ShowFullText,
    ShowLatest,
    ShowRelated,
    ShowSummary,
)
from handlers.comments import views as comments
from handlers.desk import presses as desk
from handlers.feeds import presses as feeds
from handlers.figures import presses as figures
from handlers.filing import presses as filing
from handlers.moderation import views as moderation
from handlers.places import presses as places
from handlers.places.presses import IN_GROUPS
from handlers.places.settling import at_place
from handlers.reader import presses as reader
from handlers.request import Request
from handlers.screen import Answer, Toast
from handlers.sponsors import presses as sponsors
from handlers.team import presses as team

PressView = Callable[[Request, Any], Awaitable[Answer]]
PressViews = Mapping[type[Action], PressView]

READING: Final[PressViews] = {
    ShowCard: article.show_card,
    OpenCard: article.open_card,
    ShowSummary: article.show_summary,
    ShowFullText: article.show_full_text,
    ShowRelated: article.show_related,
    ShowLatest: latest.show_latest,
    ShowFound: search.show_found,
    ShowDigest: digest.show_digest,
}
VIEWS: Final[PressViews] = {
    **READING,
    **settings.VIEWS,
    **reader.VIEWS,
    **places.VIEWS,
    **desk.VIEWS,
    **team.VIEWS,
    **comments.VIEWS,
    **moderation.VIEWS,
    **feeds.VIEWS,
    **figures.VIEWS,
    **privacy.VIEWS,
    **sponsors.VIEWS,
    **filing.VIEWS,
}


async def answer_press(request: Request, action: Action) -> Answer:
    if request.place_title and type(action) not in IN_GROUPS:
        return Toast(request.texts.gettext("Please press this in a private chat with me."))
    if isinstance(action, At):
        return await at_place(request, action)
    return await VIEWS[type(action)](request, action)
