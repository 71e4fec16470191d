"""What people of the newsroom are told without having asked."""

from html import escape

from handlers.callback import OpenCard
from handlers.screen import Press, Screen
from handlers.texts import Texts
from news.draft import Draft


def published(draft: Draft, texts: Texts) -> Screen:
    _ = texts.gettext
    assert draft.article_id is not None
    return Screen(
        text=_("✅ Out now: {title}", title=escape(draft.manuscript.title)),
        rows=((Press(_("👁 Open"), OpenCard(draft.article_id)),),),
    )
