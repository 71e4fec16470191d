"""An article's comments, five to a message, and the invitation to write one."""

from dataclasses import replace
from html import escape
from typing import Final

from handlers.callback import ShowCard
from handlers.comments import dialogs
from handlers.comments.callback import ChooseName, ShowComment, ShowThread, StopWriting, WriteComment
from handlers.comments.showing import excerpt, told
from handlers.moderation.callback import ShowDiscussion
from handlers.request import Request
from handlers.screen import Answer, Button, Press, Row, Screen, Toast, bold, italic
from handlers.turning import whereabouts
from news.actions.comment import author_of, discussion_of
from news.article import Article
from news.comment import Comment, CommentState
from news.page import Page, nearest_page
from news.rules.rights import may

SIZE: Final = 5
EXCERPT: Final = 300
_TITLE: Final = 200
_NUMBERS: Final = ("1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣")


async def show_thread(request: Request, action: ShowThread) -> Answer:
    """Whoever looks at the comments may simply write one."""
    article = await request.newsroom.storage.articles.get(action.article)
    if article is None:
        return _no_article(request)
    closed = discussion_of(request.newsroom, article) == "off"
    if closed and not article.comments:
        return Toast(request.texts.gettext("Comments are closed here."))
    writing = not closed and await dialogs.ask_politely(request, article.id)
    return await thread(request, article, action, writing=writing)


async def write_comment(request: Request, action: WriteComment) -> Answer:
    await dialogs.end_any(request)
    return await show_thread(request, ShowThread(action.article, "new", 0))


async def stop_writing(request: Request, action: StopWriting) -> Answer:
    await dialogs.end(request)
    article = await request.newsroom.storage.articles.get(action.article)
    if article is None:
        return _no_article(request)
    return await thread(request, article, ShowThread(action.article, "new", 0), writing=False)


async def thread(request: Request, article: Article, shown: ShowThread, *, writing: bool) -> Screen:
    comments, reader = request.newsroom.storage.comments, request.user_id
    page = await nearest_page(
        lambda number: comments.page(article.id, reader, order=shown.order, number=number, size=SIZE),
        shown.page,
    )
    shown = replace(shown, page=page.number)
    blocks = [_heading(request, article), *_listed(request, page)]
    blocks += whereabouts(request.texts, page.number, page.count)
    invitation, row = await _invitation(request, article, writing=writing)
    last: list[Button] = [Press(request.texts.gettext("↩️ Back"), ShowCard(article.id))]
    if may(request.role, "moderate"):
        last.append(Press(request.texts.gettext("⚙️ Who may comment"), ShowDiscussion(article.id)))
    return Screen(
        text="\n\n".join(filter(None, (*blocks, invitation))),
        rows=(_opens(page), _turns(request, page, shown), row, tuple(last)),
    )


def _heading(request: Request, article: Article) -> str:
    count = request.texts.ngettext("{number} comment", "{number} comments", article.comments)
    return f"💬 {bold(excerpt(article.title, _TITLE))}\n{escape(count)}"


def _listed(request: Request, page: Page[Comment]) -> list[str]:
    if not page.items:
        return [escape(request.texts.gettext("Nobody has said anything yet. You could be the first."))]
    return [
        f"{number} {told(comment, request, length=EXCERPT)}"
        for number, comment in zip(_NUMBERS, page.items, strict=False)
    ]


def _opens(page: Page[Comment]) -> Row:
    return tuple(
        Press(number, ShowComment(comment.id))
        for number, comment in zip(_NUMBERS, page.items, strict=False)
        if comment.state is not CommentState.REMOVED
    )


def _turns(request: Request, page: Page[Comment], shown: ShowThread) -> Row:
    _ = request.texts.gettext
    other = (
        Press(_("🔝 Best first"), ShowThread(shown.article, "best", 0))
        if shown.order == "new"
        else Press(_("🕒 Newest first"), ShowThread(shown.article, "new", 0))
    )
    return (
        *([Press("◀️", replace(shown, page=page.number - 1))] if page.number else []),
        *([other] if page.total > 1 else []),
        *([Press("▶️", replace(shown, page=page.number + 1))] if page.has_next else []),
    )


async def _invitation(request: Request, article: Article, *, writing: bool) -> tuple[str, Row]:
    """What is said about writing here, as HTML, and the buttons that go with it."""
    _ = request.texts.gettext
    author, staff = await author_of(request.newsroom, request.user_id, request.name)
    if discussion_of(request.newsroom, article) == "off":
        return italic(_("Comments are closed here.")), ()
    if author.banned and not staff:
        return italic(_("You can't comment any more; reading goes on as before.")), ()
    if not writing:
        return "", (Press(_("💬 Write a comment"), WriteComment(article.id)),)
    name = bold(author.name or _("a reader"))
    buttons: tuple[Button, ...] = (
        Press(_("✖️ Don't write"), StopWriting(article.id)),
        Press(_("🪪 Another name"), ChooseName(article.id)),
    )
    return _("✍️ Whatever you write now appears here as a comment by {name}.", name=name), buttons


def _no_article(request: Request) -> Toast:
    return Toast(request.texts.gettext("This article is no longer here."))
