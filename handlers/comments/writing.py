"""From a text to a comment: what is asked, and what the author is told."""

from dataclasses import replace
from html import escape
from typing import Final

from handlers.comments import dialogs
from handlers.comments.callback import (
    AnswerComment,
    DeleteComment,
    EditComment,
    LeaveComment,
    SearchInstead,
    ShowThread,
    StopWriting,
)
from handlers.comments.one import gone, is_readable
from handlers.comments.refusing import refusal
from handlers.comments.showing import excerpt, name_of
from handlers.comments.target import Target, target_of
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Screen, bold, italic
from handlers.search import search
from news.actions.comment import Saying
from news.actions.comment import comment as say
from news.actions.subscribe import meet
from news.comment import Comment, CommentState, Origin, Refusal, Refuse
from news.dialog import Dialog

_QUOTED: Final = 200
_TO_BE_MENDED: Final = {Refusal.EMPTY, Refusal.LONG, Refusal.AGAIN, Refusal.FAST}


async def answer_comment(request: Request, action: AnswerComment) -> Answer:
    comment = await request.newsroom.storage.comments.get(action.comment)
    if comment is None or comment.state is not CommentState.SHOWN:
        return gone(request)
    await dialogs.ask(request, dialogs.COMMENT, comment.article_id, comment.id)
    _ = request.texts.gettext
    asked = _("✍️ Please write your answer to {name}:", name=bold(name_of(comment, request.texts)))
    cancel = Press(_("✖️ Don't write"), LeaveComment(comment.id))
    return NewMessage(Screen(text=f"{asked}\n\n{_quoted(comment.text)}", rows=((cancel,),)))


async def write(request: Request, dialog: Dialog) -> Screen:
    """The step after 💬. Whoever replies to another copy meanwhile means that one."""
    target = await target_of(request) or await _asked_for(request, dialog)
    if target is None:
        await dialogs.end(request)
        return await search(request)
    return await comment_on(request, target)


async def comment_on(request: Request, target: Target) -> Screen:
    message = request.message
    assert message is not None
    saying = Saying(
        article=target.article,
        parent=target.parent.id if target.parent else None,
        user_id=request.user_id,
        name=request.name,
        text=message.text,
        forwarded=message.is_forward,
        origin=Origin(chat_id=request.chat_id, message_id=message.id),
    )
    # From now on their language is known, for what they may be told of answers.
    await meet(request.newsroom, request.chat_id, language=request.client_language, now=request.now)
    said = await say(request.newsroom, saying, now=request.now)
    if isinstance(said, Refuse):
        return await _refused(request, target, said.why)
    await dialogs.end(request)
    return thanks(request, said)


def thanks(request: Request, comment: Comment) -> Screen:
    _ = request.texts.gettext
    told = (
        _("Thank you! Your comment is published.")
        if comment.state is CommentState.SHOWN
        else _("Thank you! The newsroom reads comments before they appear; yours is waiting for that.")
    )
    own = (
        Press(_("✏️ Edit"), EditComment(comment.id)),
        Press(_("🗑 Delete"), DeleteComment(comment.id, 0)),
    )
    onward = (
        Press(_("💬 All comments"), ShowThread(comment.article_id, "new", 0)),
        Press(_("🔎 It was a search"), SearchInstead(comment.id)),
    )
    return Screen(text=f"💬 {escape(told)}\n\n{_quoted(comment.text)}", rows=(own, onward))


async def search_instead(request: Request, action: SearchInstead) -> Answer:
    """For whoever had left the comments open, and typed words to search for."""
    comments = request.newsroom.storage.comments
    comment = await comments.get(action.comment)
    if comment is None or comment.user_id != request.user_id or not is_readable(request, comment):
        return gone(request)
    await comments.remove(comment.id, request.user_id, request.now)
    return await search(replace(request, words=comment.text))


async def _asked_for(request: Request, dialog: Dialog) -> Target | None:
    article_id, parent_id = dialogs.about(dialog)
    storage = request.newsroom.storage
    article = await storage.articles.get(article_id)
    parent = await storage.comments.get(parent_id) if parent_id is not None else None
    return Target(article, parent) if article else None


async def _refused(request: Request, target: Target, why: Refusal) -> Screen:
    """What can be mended may be sent again at once, as an answer to the same."""
    _ = request.texts.gettext
    article, parent = target.article.id, target.parent
    button = Press(_("💬 All comments"), ShowThread(article, "new", 0))
    if why in _TO_BE_MENDED:
        await dialogs.ask(request, dialogs.COMMENT, article, *([parent.id] if parent else []))
        button = Press(_("✖️ Don't write"), StopWriting(article))
    else:
        await dialogs.end(request)
    return Screen(text=escape(refusal(request.texts, why)), rows=((button,),))


def _quoted(text: str) -> str:
    return italic(excerpt(text, _QUOTED))
