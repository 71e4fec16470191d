"""What is filed under a topic, written by an author, or comes from a source."""

from handlers.listing import SIZE, listing
from handlers.reader.callback import FollowTopic, ShowSource, ShowTopic
from handlers.request import Request
from handlers.screen import Answer, Press, Toast, bold
from handlers.settings import meet
from news.page import nearest_page
from news.topic import Choice


async def show_topic(request: Request, action: ShowTopic) -> Answer:
    choice = await request.newsroom.storage.topics.get(action.topic, request.chat_id)
    if choice is None:
        return Toast(request.texts.gettext("This topic is no longer here."))
    articles = request.newsroom.storage.articles
    page = await nearest_page(
        lambda number: articles.latest(number=number, size=SIZE, topic=action.topic), action.page
    )
    if not page.total:
        return Toast(request.texts.gettext("No stories here yet."))
    sign = "✍️" if choice.topic.kind == "author" else "🏷"
    return listing(
        request,
        f"{sign} {bold(choice.topic.name)}",
        page,
        lambda number: ShowTopic(action.topic, number),
        last_row=(Press(_follow_label(request, choice), FollowTopic(action.topic, int(not choice.comes))),),
    )


async def follow_topic(request: Request, action: FollowTopic) -> Answer:
    if await request.newsroom.storage.topics.get(action.topic, request.chat_id) is None:
        return Toast(request.texts.gettext("This topic is no longer here."))
    await meet(request)
    await request.newsroom.storage.topics.choose(request.chat_id, action.topic, wanted=bool(action.wanted))
    return await show_topic(request, ShowTopic(action.topic, 0))


async def show_source(request: Request, action: ShowSource) -> Answer:
    articles = request.newsroom.storage.articles
    page = await nearest_page(
        lambda number: articles.latest(number=number, size=SIZE, source=action.source), action.page
    )
    if not page.total:
        return Toast(request.texts.gettext("No stories here yet."))
    heading = f"📰 {bold(page.items[0].source_title)}"
    return listing(request, heading, page, lambda number: ShowSource(action.source, number))


def _follow_label(request: Request, choice: Choice) -> str:
    _ = request.texts.gettext
    return _("🔕 Don’t send me these") if choice.comes else _("🔔 Send me these")
