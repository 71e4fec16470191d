"""How a waiting comment looks to a moderator: what it says, who says it, why it waits."""

from html import escape
from typing import Final, assert_never

from handlers.comments.showing import excerpt, name_of
from handlers.dates import day_and_time
from handlers.moderation.callback import Approve, BanAuthor, Reject, ShowBanned, ShowQueue, ShowWords
from handlers.screen import Button, Press, Row, Screen, bold, italic
from handlers.texts import Texts
from news.comment import Comment, Commenter, Concern
from news.moderation import Queue
from news.newsroom import Newsroom

_TITLE: Final = 120
_QUOTED: Final = 80


async def waiting_card(
    newsroom: Newsroom, texts: Texts, timezone: str, comment: Comment, *, total: int, note: str = ""
) -> Screen:
    """`note`, HTML, is what came of the last press; `total` counts all that waits in the same queue."""
    article = await newsroom.storage.articles.get(comment.article_id)
    author = await newsroom.storage.commenters.get(comment.user_id) if comment.user_id is not None else None
    head = texts.ngettext("🛡 {number} comment is waiting", "🛡 {number} comments are waiting", total)
    blocks = (
        note,
        bold(head),
        italic(excerpt(article.title, _TITLE)) if article else "",
        f"{_byline(texts, timezone, comment, author)}\n{escape(comment.text)}",
        escape(texts.gettext("Why it waits: {reasons}", reasons=_reasons(texts, comment))),
    )
    decisions: Row = (
        Press(texts.gettext("✅ Approve"), Approve(comment.id)),
        Press(texts.gettext("❌ Reject"), Reject(comment.id)),
        Press(texts.gettext("🚫 Ban"), BanAuthor(comment.id)),
    )
    return Screen(text="\n\n".join(filter(None, blocks)), rows=(decisions,))


async def decided_card(newsroom: Newsroom, texts: Texts, comment: Comment, *, total: int) -> Screen:
    """In the place of a comment that somebody else has decided: the next one comes only when asked for."""
    blocks = (
        await already(newsroom, texts, comment),
        bold(texts.ngettext("🛡 {number} comment is waiting", "🛡 {number} comments are waiting", total))
        if total
        else texts.gettext("🛡 No comments are waiting."),
    )
    return Screen(
        text="\n\n".join(blocks),
        rows=((Press(texts.gettext("⏭ Next"), ShowQueue("held", 0)),),) if total else (),
    )


async def already(newsroom: Newsroom, texts: Texts, comment: Comment) -> str:
    """That it needs no decision any more, and whose it was."""
    name = await newsroom.storage.moderation.decider(comment.id)
    said = italic(excerpt(comment.text, _QUOTED))
    if name is None:
        return escape(texts.gettext("Its author has taken this comment back.")) + (f"\n{said}" if said else "")
    told = texts.gettext("{name} has decided this one already:", name=bold(name or "?"))
    return f"{told} {_mark(comment)}\n{said}"


def elsewhere(texts: Texts, queue: Queue, other: int, banned: int) -> Row:
    """The ways to what else a moderator looks after."""
    _ = texts.gettext
    doubtful = _("🕶 Doubtful: {number}", number=other)
    held = _("⏳ Waiting: {number}", number=other)
    buttons: list[Button] = [
        Press(doubtful, ShowQueue("doubtful", 0)) if queue == "held" else Press(held, ShowQueue("held", 0)),
        Press(_("🚫 Banned: {number}", number=banned), ShowBanned(0)),
        Press(_("🔤 Words"), ShowWords(0)),
    ]
    return tuple(buttons)


def _mark(comment: Comment) -> str:
    return "✅" if comment.state == "shown" else "❌"


def _byline(texts: Texts, timezone: str, comment: Comment, author: Commenter | None) -> str:
    when = day_and_time(comment.edited_at or comment.at, texts.language, timezone)
    record = (
        texts.gettext("approved {yes}, rejected {no}", yes=author.approved, no=author.rejected)
        if author
        else ""
    )
    return " · ".join(filter(None, (bold(name_of(comment, texts)), escape(when), escape(record))))


def _reasons(texts: Texts, comment: Comment) -> str:
    return ", ".join(_reason(texts, concern) for concern in comment.concerns) or "–"


def _reason(texts: Texts, concern: Concern) -> str:
    _ = texts.gettext
    match concern:
        case Concern.HELD_ALL:
            return _("every comment is read first")
        case Concern.FIRST:
            return _("nothing of this author was approved yet")
        case Concern.LINK:
            return _("a link or a contact")
        case Concern.WORD:
            return _("a word on the list")
        case Concern.REPEATED:
            return _("others have sent the same")
        case Concern.INVISIBLE:
            return _("invisible characters")
        case Concern.LOOKALIKE:
            return _("lookalike letters")
        case Concern.FORWARDED:
            return _("forwarded")
        case Concern.SHOUTING:
            return _("shouting")
        case _:
            assert_never(concern)
