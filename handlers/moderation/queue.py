"""Comments that wait, one at a time, and the three words that a moderator has for them."""

from dataclasses import replace
from html import escape
from typing import Final, Literal

from handlers.comments.one import gone
from handlers.comments.showing import excerpt, name_of
from handlers.moderation.callback import Approve, BanAuthor, Reject, ShowQueue, TakeDown
from handlers.moderation.card import already, elsewhere, waiting_card
from handlers.request import Request
from handlers.screen import Answer, Screen, Toast, bold, italic
from handlers.turning import turns
from news.actions.moderate import Banned, ban_author, decide
from news.comment import Comment, CommentId, CommentState
from news.moderation import NO_COMMENT, Queue
from news.page import nearest_page

_QUOTED: Final = 80


async def moderate(request: Request) -> Screen:
    return await queue(request, "held", 0)


async def show_queue(request: Request, action: ShowQueue) -> Answer:
    return await queue(request, action.queue, action.number)


async def approve(request: Request, action: Approve) -> Answer:
    return await _decided(request, action.comment, CommentState.SHOWN)


async def reject(request: Request, action: Reject) -> Answer:
    return await _decided(request, action.comment, CommentState.REJECTED)


async def take_down(request: Request, action: TakeDown) -> Answer:
    comment = await request.newsroom.storage.comments.get(action.comment)
    if comment is None:
        return gone(request)
    done = await decide(
        request.newsroom,
        comment,
        CommentState.REJECTED,
        by=request.user_id,
        name=request.name,
        now=request.now,
        takes_down=True,
    )
    if not done:
        return gone(request)
    return Toast(request.texts.gettext("Taken down. Nobody sees it any more."))


async def ban(request: Request, action: BanAuthor) -> Answer:
    comment = await request.newsroom.storage.comments.get(action.comment)
    if comment is None:
        return gone(request)
    made = await ban_author(request.newsroom, comment, by=request.user_id, name=request.name, now=request.now)
    _ = request.texts.gettext
    name, note = name_of(comment, request.texts), ""
    match made:
        case Banned.NOW:
            note = _("🚫 {name} can't comment any more. Their waiting comments are rejected.", name=bold(name))
        case Banned.BEFORE:
            note = _("🚫 {name} was banned already.", name=bold(name))
        case Banned.NOBODY:
            return Toast(_("This author has asked to be forgotten; there is nobody to ban."))
        case Banned.STAFF:
            return Toast(_("{name} works in the newsroom and can't be banned.", name=name))
    return await queue(request, _queue_of(comment), 0, note=note)


async def queue(request: Request, which: Queue, number: int, *, note: str = "") -> Screen:
    moderation, texts = request.newsroom.storage.moderation, request.texts
    page = await nearest_page(lambda n: moderation.waiting(which, number=n), number)
    other = await moderation.waiting("doubtful" if which == "held" else "held", number=0)
    banned = await moderation.banned(number=0, size=1)
    last = elsewhere(texts, which, other.total, banned.total)
    if not page.items:
        await moderation.drop_card(request.chat_id)
        nothing = escape(texts.gettext("🛡 No comments are waiting."))
        return Screen(text="\n\n".join(filter(None, (note, nothing))), rows=(last,))
    (comment,) = page.items
    await moderation.show_on_card(request.chat_id, comment.id if which == "held" else NO_COMMENT)
    turning = turns(page.number, page.count, lambda number: ShowQueue(which, number))
    shown = await waiting_card(request.newsroom, texts, request.timezone, comment, total=page.total, note=note)
    return replace(shown, rows=(*shown.rows, turning, last))


async def _decided(
    request: Request, comment_id: CommentId, state: Literal[CommentState.SHOWN, CommentState.REJECTED]
) -> Answer:
    """And on to the next one. Whoever comes second is told who was first."""
    comment = await request.newsroom.storage.comments.get(comment_id)
    if comment is None:
        return gone(request)
    done = await decide(
        request.newsroom, comment, state, by=request.user_id, name=request.name, now=request.now
    )
    if not done:
        decided = await request.newsroom.storage.comments.get(comment_id)
        note = await already(request.newsroom, request.texts, decided or comment)
    else:
        _ = request.texts.gettext
        told = _("✅ Approved:") if state is CommentState.SHOWN else _("❌ Rejected:")
        note = f"{escape(told)} {italic(excerpt(comment.text, _QUOTED))}"
    return await queue(request, _queue_of(comment), 0, note=note)


def _queue_of(comment: Comment) -> Queue:
    return "doubtful" if comment.state is CommentState.DOUBTFUL else "held"
