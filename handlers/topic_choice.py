"""The topics there are, to be chosen from by button instead of typed."""

from collections.abc import Callable

from handlers.action import Action
from handlers.reader.topics import short, topics_page
from handlers.request import Request
from handlers.screen import Press, Row
from handlers.turning import turns
from news.page import Page
from news.topic import Choice, TopicId

_A_ROW = 2


async def named(request: Request, topic: TopicId) -> str | None:
    """A topic's name; None for one that is none, or is somebody who writes."""
    choice = await request.newsroom.storage.topics.get(topic, request.chat_id)
    return choice.topic.name if choice is not None and choice.topic.kind == "subject" else None


async def topics_to_choose(request: Request, page: int) -> Page[Choice]:
    return await topics_page(request, page)


def topic_rows(
    page: Page[Choice], choose: Callable[[TopicId], Action], turn: Callable[[int], Action]
) -> tuple[Row, ...]:
    buttons = [Press(short(choice.topic.name), choose(choice.topic.id)) for choice in page.items]
    turning = turns(page.number, page.count, turn)
    return (*(tuple(buttons[n : n + _A_ROW]) for n in range(0, len(buttons), _A_ROW)), turning)
