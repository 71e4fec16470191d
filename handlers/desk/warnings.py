from html import escape

from handlers.request import Request
from handlers.texts import Texts
from news.actions.compare import told_already
from news.draft import Draft
from news.errors import SegmentingFailed
from news.rules.doubts import Doubt, doubts


async def warnings(request: Request, draft: Draft) -> list[str]:
    """What its editor should look at before it goes out, as HTML, a line each."""
    try:
        alike = await told_already(request.newsroom, draft, now=request.now)
    except SegmentingFailed:
        alike = None  # a hint, not worth an editor's waiting
    return [
        f"⚠️ {_told(request.texts, doubt, alike.title if alike else '')}"
        for doubt in doubts(draft, alike=alike is not None)
    ]


def _told(texts: Texts, doubt: Doubt, alike: str) -> str:
    _ = texts.gettext
    match doubt:
        case Doubt.NO_TITLE:
            return _("It has no title yet, and can't go out without one.")
        case Doubt.NO_TEXT:
            return _("It has no text, only a title.")
        case Doubt.SAME_STORY:
            return _("This story seems to be out already: “{title}”", title=escape(alike))
        case Doubt.NO_SOURCE:
            return _("No source is named.")
        case Doubt.LONG_TITLE:
            return _("The title is long; phones will cut it.")
        case Doubt.DEAD_LINK:
            return _("The source's link does not answer.")
        case Doubt.NO_IMAGE:
            return _("It has no picture.")
