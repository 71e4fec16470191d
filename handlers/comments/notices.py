"""What an author is told: that somebody answered, or that the newsroom has published their comment."""

from handlers.comments.callback import ChooseNotices, ShowComment, ShowThread
from handlers.comments.showing import excerpt, name_of
from handlers.request import Request
from handlers.screen import Answer, Press, Screen, bold, italic
from handlers.texts import Texts
from news.article import Article
from news.comment import CommentState, Notice

_TITLE = 120
_QUOTED = 300


def notice_screen(texts: Texts, article: Article, notice: Notice) -> Screen | None:
    """None where it has come to nothing meanwhile."""
    _ = texts.gettext
    title, last = bold(excerpt(article.title, _TITLE)), notice.last
    if notice.comment.state is not CommentState.SHOWN:
        return None
    if notice.kind == "approved":
        return Screen(
            text=f"{_('✅ Your comment on {title} is published.', title=title)}\n\n"
            + italic(excerpt(notice.comment.text, _QUOTED)),
            rows=((Press(_("💬 All comments"), ShowThread(article.id, "new", 0)),),),
        )
    if last is None or last.state is not CommentState.SHOWN:
        return None
    name = bold(name_of(last, texts))
    told = (
        _("💬 {name} answered your comment on {title}:", name=name, title=title)
        if notice.answers == 1
        else texts.ngettext(
            "💬 {name} and {number} other answered your comment on {title}:",
            "💬 {name} and {number} others answered your comment on {title}:",
            notice.answers - 1,
            name=name,
            title=title,
        )
    )
    return Screen(
        text=f"{told}\n\n{italic(excerpt(last.text, _QUOTED))}",
        rows=(
            (Press(_("💬 See the answer"), ShowComment(last.id)),),
            (Press(_("🔕 Don't tell me of answers"), ChooseNotices(0)),),
        ),
    )


async def choose_notices(request: Request, action: ChooseNotices) -> Answer:
    _ = request.texts.gettext
    await request.newsroom.storage.commenters.choose_notices(request.user_id, on=bool(action.on))
    if action.on:
        return Screen(
            text=_("🔔 You will be told when somebody answers your comments."),
            rows=((Press(_("🔕 Don't tell me of answers"), ChooseNotices(0)),),),
        )
    return Screen(
        text=_("🔕 You won't be told of answers to your comments any more."),
        rows=((Press(_("🔔 Tell me of answers"), ChooseNotices(1)),),),
    )
