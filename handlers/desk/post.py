"""/post: several messages make one story, until its editor says that it is done."""

from html import escape
from typing import Final

from handlers.ask import ask
from handlers.desk.callback import Discard, FinishWriting, WriteOn
from handlers.desk.card import draft_card
from handlers.desk.changed import gone
from handlers.desk.handed import piece_of
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Row, Screen, Toast
from news.actions.assemble import assemble
from news.actions.revise import Overtaken
from news.dialog import Dialog
from news.draft import Draft, DraftId, DraftState

WRITING: Final = "desk-write"
PATIENCE: Final = 12 * 3600
"""Seconds of silence after which what is typed is a search again; the draft waits in /queue."""
_DONE: Final = frozenset({"done", "✅", "เสร็จ", "เสร็จแล้ว", "จบ"})


async def post(request: Request) -> Screen | None:
    """A new draft, with what follows the command for its first message."""
    draft = await request.newsroom.storage.drafts.begin(request.user_id, request.now)
    await _listen(request, draft.id)
    if request.words and request.message is not None:
        return await _take(request, draft)
    _ = request.texts.gettext
    told = (
        _("📝 A new story. Send its text, in as many messages as you like, or paste a whole page."),
        _("A link, a file (.txt, .md, .html), a photo with a caption or a forwarded post will do as well."),
        _("Then press ✅ or send /done."),
    )
    return Screen(text="\n\n".join(map(escape, told)), rows=_rows(request, draft))


async def write(request: Request, dialog: Dialog) -> Screen | None:
    draft = await request.newsroom.storage.drafts.get(DraftId(int(dialog.about)))
    if draft is None or draft.state is not DraftState.WRITING:
        await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
        return None if draft is None else await draft_card(request, draft)
    if request.words.strip().casefold() in _DONE:
        return await _finish(request, draft)
    return await _take(request, draft)


async def done(request: Request) -> Screen | None:
    dialog = await request.newsroom.storage.dialogs.pending(request.chat_id, request.user_id, request.now)
    draft = (
        await request.newsroom.storage.drafts.get(DraftId(int(dialog.about)))
        if dialog is not None and dialog.step == WRITING
        else None
    )
    if draft is None or draft.state is not DraftState.WRITING:
        return Screen(
            text=request.texts.gettext(
                "You are not writing anything. /post begins a story, /queue has those that are begun."
            )
        )
    return await _finish(request, draft)


async def finish_writing(request: Request, action: FinishWriting) -> Answer:
    draft = await request.newsroom.storage.drafts.get(action.draft)
    if draft is None:
        return gone(request)
    if draft.state is not DraftState.WRITING:
        return await draft_card(request, draft)
    return NewMessage(await _finish(request, draft))


async def write_on(request: Request, action: WriteOn) -> Answer:
    """More messages for a draft that was left, or that has been put together already."""
    draft = await request.newsroom.storage.drafts.get(action.draft)
    if draft is None:
        return gone(request)
    if draft.state is not DraftState.WRITING:
        return Toast(request.texts.gettext("This story is put together already; ✏️ changes it."))
    await _listen(request, draft.id)
    told = request.texts.gettext("Go on: what you send now is added to the story.")
    return NewMessage(Screen(text=told, rows=_rows(request, draft)))


async def _take(request: Request, draft: Draft) -> Screen | None:
    message = request.message
    assert message is not None
    piece, fault = await piece_of(request, message)
    pieces = await request.newsroom.storage.drafts.add(draft.id, piece, request.now)
    await _listen(request, draft.id)
    if not message.lone:
        return None  # the other pictures of an album need no answer each
    texts = request.texts
    told = texts.ngettext("Kept: {number} message so far.", "Kept: {number} messages so far.", pieces)
    more = texts.gettext("Send more, or press ✅ when it is done.")
    return Screen(text="\n\n".join(filter(None, (fault, f"{told} {more}"))), rows=_rows(request, draft))


async def _finish(request: Request, draft: Draft) -> Screen:
    finished = await assemble(
        request.newsroom, draft, manuscripts=request.manuscripts, by=request.user_id, now=request.now
    )
    if finished is None:
        told = request.texts.gettext("There is nothing in this story yet. Send me its text first.")
        return Screen(text=told, rows=_rows(request, draft))
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    return await draft_card(request, finished.draft if isinstance(finished, Overtaken) else finished)


async def _listen(request: Request, draft: DraftId) -> None:
    await ask(request, WRITING, draft, patience=PATIENCE)


def _rows(request: Request, draft: Draft) -> tuple[Row, ...]:
    _ = request.texts.gettext
    return (
        (
            Press(_("✅ Done"), FinishWriting(draft.id)),
            Press(_("🗑 Discard"), Discard(draft.id, draft.revision)),
        ),
    )
