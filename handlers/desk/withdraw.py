"""A published story taken back from every chat."""

from handlers.desk.callback import Withdraw, WithdrawNow
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Screen, Toast, bold
from news.actions.retract import retract
from news.audit import Deed


async def ask(request: Request, action: Withdraw) -> Answer:
    article = await request.newsroom.storage.articles.get(action.article)
    if article is None or article.withdrawn:
        return Toast(request.texts.gettext("This article is no longer here."))
    _ = request.texts.gettext
    told = _("It disappears from every chat, or says that it was withdrawn where it is too old to be deleted.")
    return NewMessage(
        Screen(
            text=f"{bold(_('🗑 Retract this story?'))}\n\n{bold(article.title)}\n\n{told}",
            rows=((Press(_("🗑 Retract it everywhere"), WithdrawNow(article.id)),),),
        )
    )


async def withdraw(request: Request, action: WithdrawNow) -> Answer:
    article = await request.newsroom.storage.articles.get(action.article)
    if article is None or not await retract(request.newsroom, action.article, now=request.now):
        return Toast(request.texts.gettext("This article is no longer here."))
    await request.newsroom.storage.audit.record(
        Deed(
            at=request.now,
            user_id=request.user_id,
            deed="retract",
            subject=f"article {article.id}",
            detail=article.title,
        )
    )
    told = request.texts.gettext("🗑 Retracted. Copies that are out disappear now, at Telegram's pace.")
    return Screen(text=f"{told}\n\n{bold(article.title)}")
