"""The topic under which all stories of a source are filed: chosen by button, or written."""

from dataclasses import replace
from html import escape
from typing import Final

from handlers.ask import NOTHING, ask
from handlers.feeds.callback import AskOfFeed, ChooseFeedTopic, ShowFeedTopics
from handlers.feeds.listed import gone
from handlers.feeds.settle import ask_address, settle
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Screen, Toast
from handlers.topic_choice import named, topic_rows, topics_to_choose
from handlers.turning import whereabouts
from news.dialog import Dialog
from news.source import SourceId
from news.topic import TopicId

TOPIC: Final = "feeds-topic"
_LONGEST: Final = 100


async def ask_of_feed(request: Request, action: AskOfFeed) -> Answer:
    if await request.newsroom.storage.feeds.get(action.source) is None:
        return gone(request)
    if action.question == "address":
        return await ask_address(request, action.source)
    await ask(request, TOPIC, action.source)
    return NewMessage(await _choices(request, action.source, 0))


async def show_feed_topics(request: Request, action: ShowFeedTopics) -> Answer:
    if await request.newsroom.storage.feeds.get(action.source) is None:
        return gone(request)
    return await _choices(request, action.source, action.page)


async def choose_feed_topic(request: Request, action: ChooseFeedTopic) -> Answer:
    topic = await named(request, TopicId(action.topic)) if action.topic else ""
    if topic is None:
        return Toast(request.texts.gettext("This topic is no longer here."))
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    return await settle(request, action.source, lambda handling: replace(handling, topic=topic))


async def write_topic(request: Request, asked: Dialog) -> Screen:
    words = " ".join(request.words.split())[:_LONGEST]
    topic = "" if words in NOTHING else words
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    answer = await settle(request, SourceId(int(asked.about)), lambda handling: replace(handling, topic=topic))
    gone_now = request.texts.gettext("This source is not followed any more.")
    return answer if isinstance(answer, Screen) else Screen(text=escape(gone_now))


async def _choices(request: Request, source: SourceId, number: int) -> Screen:
    page = await topics_to_choose(request, number)
    asked = request.texts.gettext(
        "🏷 Choose or send the topic under which all its stories are filed from now on, or - for their own."
    )
    own = Press(request.texts.gettext("As each story says"), ChooseFeedTopic(source, 0))
    rows = topic_rows(
        page, lambda topic: ChooseFeedTopic(source, topic), lambda turned: ShowFeedTopics(source, turned)
    )
    return Screen(
        text="\n\n".join((escape(asked), *whereabouts(request.texts, page.number, page.count))),
        rows=(*rows, (own,)),
    )
