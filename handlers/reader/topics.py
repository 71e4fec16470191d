"""/topics: which of the news comes."""

from typing import Final

from handlers.callback import ShowSettings
from handlers.reader.callback import ChooseOnly, ChooseTopic, ShowTopics
from handlers.request import Request
from handlers.screen import Answer, Press, Row, Screen, Toast, bold
from handlers.settings import meet, refreshed
from handlers.turning import turns, whereabouts
from handlers.when import ticked
from news.moment import Moment
from news.page import Page, nearest_page
from news.topic import Choice

SIZE: Final = 12
RECENT: Final = 30 * 86_400
"""Topics with most articles in these seconds come first."""
_A_ROW: Final = 2
_LONGEST: Final = 28


async def topics(request: Request) -> Screen:
    return await show_topics(request, ShowTopics(0))


async def show_topics(request: Request, action: ShowTopics) -> Screen:
    _ = request.texts.gettext
    page = await topics_page(request, action.page)
    only = request.subscriber is not None and request.subscriber.only_chosen
    told = [bold(_("🏷 Topics")), await _told(request, only=only)]
    if not page.total:
        told.append(_("No topics yet. They appear with the first stories."))
    told += whereabouts(request.texts, page.number, page.count)
    return Screen(
        text="\n\n".join(told),
        rows=(
            *toggles(page),
            turns(page.number, page.count, ShowTopics),
            (
                Press(ticked(_("Everything"), on=not only), ChooseOnly(0)),
                Press(ticked(_("Only what I tick"), on=only), ChooseOnly(1)),
            ),
            (Press(_("⚙️ Settings"), ShowSettings()),),
        ),
    )


async def topics_page(request: Request, number: int) -> Page[Choice]:
    store, since = request.newsroom.storage.topics, Moment(request.now - RECENT)
    return await nearest_page(
        lambda turned: store.page(request.chat_id, since=since, number=turned, size=SIZE), number
    )


def toggles(page: Page[Choice]) -> tuple[Row, ...]:
    buttons = [
        Press(
            ticked(short(choice.topic.name), on=choice.comes),
            ChooseTopic(choice.topic.id, int(not choice.comes), page.number),
        )
        for choice in page.items
    ]
    return tuple(tuple(buttons[n : n + _A_ROW]) for n in range(0, len(buttons), _A_ROW))


async def choose_topic(request: Request, action: ChooseTopic) -> Answer:
    if await request.newsroom.storage.topics.get(action.topic, request.chat_id) is None:
        return Toast(request.texts.gettext("This topic is no longer here."))
    await meet(request)
    only = request.subscriber is not None and request.subscriber.only_chosen
    wanted = None if bool(action.wanted) != only else only
    await request.newsroom.storage.topics.choose(request.chat_id, action.topic, wanted=wanted)
    return await show_topics(request, ShowTopics(action.page))


async def choose_only(request: Request, action: ChooseOnly) -> Screen:
    await meet(request)
    await request.newsroom.storage.topics.choose_only(request.chat_id, only=bool(action.on))
    return await show_topics(await refreshed(request), ShowTopics(0))


def short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


async def _told(request: Request, *, only: bool) -> str:
    _ = request.texts.gettext
    if not only:
        return _("Every story comes, except in topics that you untick.")
    chosen = await request.newsroom.storage.topics.chosen(request.chat_id)
    if any(choice.comes for choice in chosen):
        return _("Only stories in the topics that you tick come.")
    return _("Nothing is ticked yet, so no stories come. Tick what interests you.")
