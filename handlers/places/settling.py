"""The screens of /settings for a group or channel, shown to its admins in their private chats."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from handlers import settings_presses
from handlers.action import Action, At
from handlers.callback import ShowSettings
from handlers.fallback import unreadable
from handlers.places.callback import ShowPlaces
from handlers.reader import topics
from handlers.reader.callback import ChooseOnly, ChooseTopic, ShowTopics
from handlers.request import Request
from handlers.screen import Answer, Button, Press, Screen, Toast, bold
from news.subscriber import Place, PlaceId

SETTLED: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    **settings_presses.VIEWS,
    ShowTopics: topics.show_topics,
    ChooseTopic: topics.choose_topic,
    ChooseOnly: topics.choose_only,
}
"""What of the bot can be settled for a group or channel."""


async def at_place(request: Request, at: At) -> Answer:
    """Whoever presses is asked for at Telegram each time: yesterday's admin is none today."""
    view = SETTLED.get(type(at.action))
    if view is None:
        return unreadable(request)
    subscriber = await request.newsroom.storage.places.get(at.place)
    if subscriber is None or subscriber.place is None:
        return Toast(request.texts.gettext("I am no longer in this group or channel."))
    if not await request.messenger.administers(subscriber.chat_id, request.user_id):
        return Toast(request.texts.gettext("Only an admin of this group or channel can do that."))
    spoken = request.language
    answer = await view(replace(request, chat_id=subscriber.chat_id, subscriber=subscriber), at.action)
    return _told(replace(request, language=spoken), subscriber.place, answer)


async def open_place(request: Request, place: int) -> Answer:
    return await at_place(request, At(PlaceId(place), ShowSettings()))


def _told(request: Request, place: Place, answer: Answer) -> Answer:
    """The same screen, whose buttons stay with the place."""
    if not isinstance(answer, Screen):
        return answer
    rows = tuple(tuple(_kept(button, place.id) for button in row) for row in answer.rows)
    back = (Press(request.texts.gettext("👥 Groups and channels"), ShowPlaces()),)
    return Screen(text=f"📣 {bold(place.title)}\n\n{answer.text}", rows=(*rows, back))


def _kept(button: Button, place: PlaceId) -> Button:
    settles = isinstance(button, Press) and type(button.action) in SETTLED
    return Press(button.label, At(place, button.action)) if settles and isinstance(button, Press) else button
