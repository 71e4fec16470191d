"""/queue: what is being written, waits for approval or goes out later."""

from html import escape
from typing import Final

from handlers.dates import day_and_time
from handlers.desk.callback import ShowDraft, ShowQueue
from handlers.desk.card import draft_card
from handlers.desk.changed import gone
from handlers.listing import NUMBERS, SIZE
from handlers.request import Request
from handlers.screen import Answer, Press, Row, Screen, bold, italic
from handlers.turning import turns
from news.draft import Draft, DraftState
from news.page import nearest_page

_SIGNS: Final = {
    DraftState.WRITING: "📝",
    DraftState.READY: "📄",
    DraftState.ASKED: "🤝",
    DraftState.SCHEDULED: "🕒",
    DraftState.RELEASING: "📤",
}


async def queue(request: Request) -> Screen:
    return await show_queue(request, ShowQueue(0))


async def show_queue(request: Request, action: ShowQueue) -> Screen:
    _, drafts = request.texts.gettext, request.newsroom.storage.drafts
    page = await nearest_page(lambda number: drafts.open(number=number, size=SIZE), action.page)
    blocks = [bold(_("🗂 Drafts and scheduled stories"))]
    if not page.total:
        blocks.append(_("Nothing is waiting. /post begins a story."))
    for number, draft in zip(NUMBERS, page.items, strict=False):
        blocks.append(f"{number} {await _line(request, draft)}")
    opens: Row = tuple(
        Press(number, ShowDraft(draft.id)) for number, draft in zip(NUMBERS, page.items, strict=False)
    )
    turning = turns(page.number, page.count, ShowQueue)
    return Screen(text="\n\n".join(blocks), rows=(opens, turning))


async def show_draft(request: Request, action: ShowDraft) -> Answer:
    """Back from a question, which then waits for no answer any more."""
    draft = await request.newsroom.storage.drafts.get(action.draft)
    if draft is None:
        return gone(request)
    if draft.state is not DraftState.WRITING:
        await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    return await draft_card(request, draft)


async def _line(request: Request, draft: Draft) -> str:
    title = draft.manuscript.title
    if not title:
        pieces = await request.newsroom.storage.drafts.pieces(draft.id)
        title = " ".join(pieces[0].text.split())[:80] if pieces else "…"
    at = draft.publish_at or draft.changed_at
    when = day_and_time(at, request.texts.language, request.timezone)
    return f"{escape(title)}\n{italic(f'{_SIGNS[draft.state]} {when}')}"
