"""A draft's topic, chosen by button."""

from dataclasses import replace

from handlers.desk.callback import ChooseDraftTopic, ShowDraftTopics
from handlers.desk.changed import change, ready, shown
from handlers.desk.fields import question
from handlers.request import Request
from handlers.screen import Answer, Toast
from handlers.topic_choice import named
from news.draft import Draft, DraftState


async def show_draft_topics(request: Request, action: ShowDraftTopics) -> Answer:
    draft = await ready(request, action.draft, action.seen)
    if not isinstance(draft, Draft):
        return draft
    return await question(request, draft, "category", page=action.page)


async def choose_draft_topic(request: Request, action: ChooseDraftTopic) -> Answer:
    topic = await named(request, action.topic)
    if topic is None:
        return Toast(request.texts.gettext("This topic is no longer here."))

    def to(current: Draft) -> Draft:
        return replace(current, manuscript=replace(current.manuscript, category=topic))

    changed = await change(request, action.draft, action.seen, DraftState.READY, to=to)
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    return await shown(request, changed)
