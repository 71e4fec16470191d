"""A draft exactly as readers would get it: made by what makes their cards, in either language."""

from dataclasses import replace
from typing import assert_never

from handlers import card
from handlers.action import Action
from handlers.callback import ShowCard, ShowFullText, ShowSummary
from handlers.desk.callback import InPreview, Preview, SendToMe, ShowDraft
from handlers.desk.changed import gone
from handlers.desk.sponsored import below, line_of
from handlers.request import Request
from handlers.screen import Answer, Button, NewMessage, Press, Screen, Toast
from news.actions.foresee import foresee
from news.draft import Draft


async def preview(request: Request, action: Preview) -> Answer:
    """In the place of the draft's card, with a way back to it."""
    _ = request.texts.gettext
    draft = await request.newsroom.storage.drafts.get(action.draft)
    if draft is None:
        return gone(request)
    shown = await _shown(request, draft, action)
    public = action.layout == "public"
    other = replace(action, layout="card" if public else "public", page=0)
    label = _("🪪 As in a private chat") if public else _("📣 As in a channel")
    back = (Press(_("↩️ Back to the draft"), ShowDraft(draft.id)),)
    return replace(shown, rows=(*shown.rows, (Press(label, other),), back))


async def send_to_me(request: Request, action: SendToMe) -> Answer:
    draft = await request.newsroom.storage.drafts.get(action.draft)
    if draft is None:
        return gone(request)
    return NewMessage(await _shown(request, draft, Preview(draft.id, request.language, "card", 0)))


async def in_preview(request: Request, _action: InPreview) -> Toast:
    return Toast(request.texts.gettext("This works once the story is published."))


async def _shown(request: Request, draft: Draft, action: Preview) -> Screen:
    article = await foresee(request.newsroom, draft, now=request.now)
    texts, line = request.catalogues[action.language], await line_of(request, draft, article)
    match action.layout:
        case "card":
            screen = below(request, card.card(article, texts, request.house), line, texts)
        case "summary":
            screen = card.summary(article, texts, request.house)
        case "full":
            screen = card.full_text(article, texts, request.house, page=action.page, timezone=request.timezone)
        case "public":
            public = card.public_card(article, texts, request.house, request.messenger.link("a1"))
            screen = below(request, public, line, texts)
        case _:
            assert_never(action.layout)
    rows = tuple(tuple(_button(button, action) for button in row) for row in screen.rows)
    return replace(screen, rows=rows)


def _button(button: Button, shown: Preview) -> Button:
    """Readers' buttons turn the preview, as far as there is something to show before it is an article."""
    return replace(button, action=_turned(button.action, shown)) if isinstance(button, Press) else button


def _turned(action: Action, shown: Preview) -> Action:
    match action:
        case ShowCard():
            return replace(shown, layout="card", page=0)
        case ShowSummary():
            return replace(shown, layout="summary", page=0)
        case ShowFullText(page=page):
            return replace(shown, layout="full", page=page)
        case _:
            return InPreview()
