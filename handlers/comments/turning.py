"""Whether a delivered copy still shows its card; where it does not, nobody else touches its buttons."""

from handlers.action import Action
from handlers.callback import ShowCard
from handlers.screen import Answer, Screen
from news.delivery import MessageId
from news.moment import Moment
from news.newsroom import Newsroom
from news.subscriber import ChatId


async def turned(
    newsroom: Newsroom, chat: ChatId, message: MessageId, action: Action, answer: Answer, *, now: Moment
) -> None:
    if not isinstance(answer, Screen):
        return
    if isinstance(action, ShowCard):
        await newsroom.storage.numbers.turn_back(chat, message)
    else:
        await newsroom.storage.numbers.turn(chat, message, now)
