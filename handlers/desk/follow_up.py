"""A story that goes on from an earlier one: in each chat it answers the earlier one's copy."""

from dataclasses import replace

from handlers.desk.callback import ChooseEarlier, FollowUp, ShowDraft
from handlers.desk.changed import change, gone, shown
from handlers.listing import SIZE, listing
from handlers.request import Request
from handlers.screen import Answer, Press, Toast, bold
from news.article import ArticleId
from news.draft import Draft, DraftState
from news.page import nearest_page


async def choose_earlier(request: Request, action: ChooseEarlier) -> Answer:
    articles = request.newsroom.storage.articles
    page = await nearest_page(lambda number: articles.latest(number=number, size=SIZE), action.page)
    if not page.total:
        return Toast(request.texts.gettext("No story is out yet that this one could go on from."))
    heading = bold(request.texts.gettext("🧵 Which story does it go on from?"))
    return listing(
        request,
        heading,
        page,
        lambda number: ChooseEarlier(action.draft, action.seen, number),
        opening=lambda article: FollowUp(action.draft, action.seen, article),
        last_row=(Press(request.texts.gettext("↩️ Back to the draft"), ShowDraft(action.draft)),),
    )


async def follow_up(request: Request, action: FollowUp) -> Answer:
    earlier = await request.newsroom.storage.articles.get(ArticleId(action.article)) if action.article else None
    if action.article and (earlier is None or earlier.withdrawn):
        return (
            gone(request)
            if earlier is None
            else Toast(request.texts.gettext("This article is no longer here."))
        )

    def to(current: Draft) -> Draft:
        return replace(current, options=replace(current.options, follows=earlier.id if earlier else None))

    return await shown(request, await change(request, action.draft, action.seen, DraftState.READY, to=to))
