"""Whether an article may be discussed, and how freely."""

from html import escape

from handlers.comments.callback import ShowThread
from handlers.comments.showing import excerpt
from handlers.moderation.callback import Choice, ChooseDiscussion, ShowDiscussion
from handlers.request import Request
from handlers.screen import Answer, Press, Screen, Toast, bold
from handlers.texts import Texts
from handlers.when import ticked
from news.article import ArticleId
from news.audit import Deed
from news.discussion import DISCUSSIONS, Discussion

_TITLE = 120


async def show_discussion(request: Request, action: ShowDiscussion) -> Answer:
    _ = request.texts.gettext
    article = await request.newsroom.storage.articles.get(action.article)
    if article is None:
        return Toast(_("This article is no longer here."))
    house = _told(request.texts, request.newsroom.policy.discussion)
    choices: list[tuple[Choice, str]] = [
        ("default", _("As everywhere: {choice}", choice=house)),
        *((choice, _told(request.texts, choice)) for choice in DISCUSSIONS),
    ]
    now = article.discussion or "default"
    rows = [
        (Press(ticked(label, on=choice == now), ChooseDiscussion(article.id, choice)),)
        for choice, label in choices
    ]
    back = (Press(_("💬 All comments"), ShowThread(article.id, "new", 0)),)
    asked = escape(_("What should happen to new comments on this article?"))
    return Screen(text=f"⚙️ {bold(excerpt(article.title, _TITLE))}\n\n{asked}", rows=(*rows, back))


async def choose_discussion(request: Request, action: ChooseDiscussion) -> Answer:
    storage = request.newsroom.storage
    if await storage.articles.get(action.article) is not None:
        await storage.comments.discuss(action.article, None if action.choice == "default" else action.choice)
        await storage.audit.record(
            Deed(
                at=request.now,
                user_id=request.user_id,
                deed="comments",
                subject=f"article {action.article}",
                detail=action.choice,
            )
        )
    return await show_discussion(request, ShowDiscussion(ArticleId(action.article)))


def _told(texts: Texts, discussion: Discussion) -> str:
    _ = texts.gettext
    match discussion:
        case "hold":
            return _("the newsroom reads it first")
        case "trusted":
            return _("known authors pass")
        case "open":
            return _("it appears at once")
        case "off":
            return _("comments are closed")
