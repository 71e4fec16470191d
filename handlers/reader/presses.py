"""Which of these rooms' buttons is answered by which view."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers.action import Action
from handlers.reader import topics
from handlers.reader.callback import ChooseOnly, ChooseTopic, ShowTopics
from handlers.request import Request
from handlers.screen import Answer

VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    ShowTopics: topics.show_topics,
    ChooseTopic: topics.choose_topic,
    ChooseOnly: topics.choose_only,
}
