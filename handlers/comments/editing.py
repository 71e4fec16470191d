"""An author's second thoughts, for a quarter of an hour."""

from html import escape
from typing import Final

from handlers.comments import dialogs
from handlers.comments.callback import EditComment, LeaveComment, ShowComment
from handlers.comments.one import gone
from handlers.comments.refusing import refusal
from handlers.comments.writing import thanks
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Screen, Toast
from handlers.search import search
from news.actions.comment import MAY_EDIT, follow_edit, reword
from news.comment import Comment, CommentId, CommentState, Origin, Refuse
from news.dialog import Dialog

_ENDED: Final = {CommentState.REMOVED, CommentState.REJECTED}


async def edit_comment(request: Request, action: EditComment) -> Answer:
    comment = await _own(request, action.comment)
    if comment is None:
        return gone(request)
    if request.now > comment.at + MAY_EDIT:
        return Toast(_too_late(request))
    await dialogs.ask(request, dialogs.EDIT, comment.id)
    _ = request.texts.gettext
    asked = escape(_("✍️ Please send the new text. This is what stands there now; tap to copy it:"))
    leave = Press(_("✖️ Leave it as it is"), LeaveComment(comment.id))
    return NewMessage(Screen(text=f"{asked}\n\n<code>{escape(comment.text)}</code>", rows=((leave,),)))


async def rewrite(request: Request, dialog: Dialog) -> Screen:
    comment = await _own(request, CommentId(int(dialog.about)))
    article = await request.newsroom.storage.articles.get(comment.article_id) if comment else None
    if comment is None or article is None:
        await dialogs.end(request)
        return await search(request)
    made = await reword(request.newsroom, comment, article, request.user_id, request.words, now=request.now)
    if isinstance(made, Refuse):
        leave = Press(request.texts.gettext("✖️ Leave it as it is"), LeaveComment(comment.id))
        return Screen(text=escape(refusal(request.texts, made.why)), rows=((leave,),))
    await dialogs.end(request)
    edited = await request.newsroom.storage.comments.get(comment.id)
    if made and edited is not None:
        return thanks(request, edited)
    shown = Press(request.texts.gettext("💬 Your comment"), ShowComment(comment.id))
    return Screen(text=escape(_too_late(request)), rows=((shown,),))


async def amend(request: Request) -> Screen | None:
    """For a comment whose message its author has edited in the chat itself; any other edit changes nothing."""
    assert request.message is not None
    origin = Origin(chat_id=request.chat_id, message_id=request.message.id)
    comment = await request.newsroom.storage.comments.written_as(origin)
    if comment is None or comment.user_id != request.user_id or comment.state in _ENDED:
        return None
    made = await follow_edit(request.newsroom, origin, request.user_id, request.message.text, now=request.now)
    if isinstance(made, Comment):
        return thanks(request, made)
    shown = Press(request.texts.gettext("💬 Your comment"), ShowComment(comment.id))
    if isinstance(made, Refuse):
        return Screen(text=escape(refusal(request.texts, made.why)), rows=((shown,),))
    late = request.now > comment.at + MAY_EDIT
    return Screen(text=escape(_too_late(request)), rows=((shown,),)) if late else None


def _too_late(request: Request) -> str:
    return request.texts.gettext("A comment can be edited for 15 minutes; you can still delete it.")


async def _own(request: Request, comment_id: CommentId) -> Comment | None:
    comment = await request.newsroom.storage.comments.get(comment_id)
    if comment is None or comment.user_id != request.user_id or comment.state in _ENDED:
        return None
    return comment
