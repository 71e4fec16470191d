"""How comments look, wherever they are shown."""

from html import escape

from handlers.dates import day_and_time
from handlers.request import Request
from handlers.screen import bold, italic
from handlers.texts import Texts
from news.comment import Comment, CommentState


def name_of(comment: Comment, texts: Texts) -> str:
    return comment.name or texts.gettext("a reader")


def excerpt(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def told(comment: Comment, request: Request, *, length: int) -> str:
    """A comment as HTML: who, when, to whom, what."""
    texts = request.texts
    if comment.state is CommentState.REMOVED:
        return italic(texts.gettext("This comment was removed."))
    lines = [_byline(comment, request)]
    if comment.answers:
        lines.append(italic(texts.gettext("↳ in answer to {name}", name=comment.answers)))
    lines.append(escape(excerpt(comment.text, length)))
    if comment.state in {CommentState.HELD, CommentState.DOUBTFUL}:
        lines.append(italic(texts.gettext("⏳ The newsroom has yet to read it; only you can see it.")))
    return "\n".join(lines)


def _byline(comment: Comment, request: Request) -> str:
    _ = request.texts.gettext
    when = day_and_time(comment.at, request.texts.language, request.timezone)
    parts = (
        bold(name_of(comment, request.texts)) + (f" {escape(_('(newsroom)'))}" if comment.staff else ""),
        escape(when),
        escape(_("edited")) if comment.edited_at is not None else "",
        f"👍 {comment.likes}" if comment.likes else "",
    )
    return " · ".join(filter(None, parts))
