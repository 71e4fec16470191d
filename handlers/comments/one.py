"""One comment, whole, with what its reader may do about it."""

from typing import Final

from handlers.comments import dialogs
from handlers.comments.callback import (
    AnswerComment,
    DeleteComment,
    EditComment,
    LeaveComment,
    LikeComment,
    ShowComment,
    ShowThread,
)
from handlers.comments.showing import told
from handlers.moderation.callback import BanAuthor, TakeDown
from handlers.request import Request
from handlers.screen import Answer, Button, Press, Row, Screen, Toast
from news.actions.comment import MAY_EDIT
from news.comment import Comment, CommentState
from news.rules.rights import may

_WHOLE: Final = 2000
"""Longer than any comment may be."""
_HELD: Final = {CommentState.HELD, CommentState.DOUBTFUL}


async def show_comment(request: Request, action: ShowComment) -> Answer:
    comment = await request.newsroom.storage.comments.get(action.comment)
    return one(request, comment) if comment and is_readable(request, comment) else gone(request)


async def like_comment(request: Request, action: LikeComment) -> Answer:
    comments = request.newsroom.storage.comments
    stands = await comments.vote(action.comment, request.user_id)
    comment = await comments.get(action.comment)
    if comment is None or comment.state is not CommentState.SHOWN:
        return gone(request)
    if stands is None:
        return Toast(request.texts.gettext("This one is your own."))
    return one(request, comment)


async def delete_comment(request: Request, action: DeleteComment) -> Answer:
    """Asked once more: there is no way back."""
    _ = request.texts.gettext
    comment = await request.newsroom.storage.comments.get(action.comment)
    if comment is None or comment.user_id != request.user_id or comment.state is CommentState.REMOVED:
        return gone(request)
    if not action.sure:
        choices = (
            Press(_("🗑 Yes, delete it"), DeleteComment(comment.id, 1)),
            Press(_("↩️ No"), ShowComment(comment.id)),
        )
        asked = _("Delete this comment for good?")
        return Screen(text=f"{told(comment, request, length=_WHOLE)}\n\n{asked}", rows=(choices,))
    await request.newsroom.storage.comments.remove(comment.id, request.user_id, request.now)
    return Screen(text=_("Your comment is deleted."), rows=((_to_thread(request, comment),),))


async def leave_comment(request: Request, action: LeaveComment) -> Answer:
    await dialogs.end(request)
    return await show_comment(request, ShowComment(action.comment))


def one(request: Request, comment: Comment) -> Screen:
    return Screen(
        text=f"💬 {told(comment, request, length=_WHOLE)}",
        rows=(
            _own(request, comment),
            _to_others(request, comment),
            _for_moderators(request, comment),
            (_to_thread(request, comment),),
        ),
    )


def is_readable(request: Request, comment: Comment) -> bool:
    own = comment.user_id == request.user_id
    return comment.state is CommentState.SHOWN or (own and comment.state in _HELD)


def gone(request: Request) -> Toast:
    return Toast(request.texts.gettext("This comment is no longer here."))


def _own(request: Request, comment: Comment) -> Row:
    if comment.user_id != request.user_id:
        return ()
    _ = request.texts.gettext
    editing: list[Button] = [Press(_("✏️ Edit"), EditComment(comment.id))]
    return (
        *(editing if request.now <= comment.at + MAY_EDIT else []),
        Press(_("🗑 Delete"), DeleteComment(comment.id, 0)),
    )


def _to_others(request: Request, comment: Comment) -> Row:
    if comment.state is not CommentState.SHOWN:
        return ()
    like = Press(f"👍 {comment.likes}" if comment.likes else "👍", LikeComment(comment.id))
    answer = Press(request.texts.gettext("💬 Answer"), AnswerComment(comment.id))
    return (answer,) if comment.user_id == request.user_id else (like, answer)


def _for_moderators(request: Request, comment: Comment) -> Row:
    if comment.state is not CommentState.SHOWN or not may(request.role, "moderate"):
        return ()
    _ = request.texts.gettext
    ban = Press(_("🚫 Ban"), BanAuthor(comment.id))
    return (Press(_("❌ Take down"), TakeDown(comment.id)), *(() if comment.staff else (ban,)))


def _to_thread(request: Request, comment: Comment) -> Press:
    return Press(request.texts.gettext("💬 All comments"), ShowThread(comment.article_id, "new", 0))
