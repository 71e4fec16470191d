"""Whether a story comes as a summary, or with its full text at once."""

from handlers.fallback import unreadable
from handlers.reader.callback import ChooseLayout
from handlers.request import Request
from handlers.screen import Answer
from handlers.settings import meet, settings_now


async def choose_layout(request: Request, action: ChooseLayout) -> Answer:
    if request.subscriber is not None and request.subscriber.layout == "public":
        return unreadable(request)  # many read there, and a long text is not what they came for
    await meet(request)
    await request.newsroom.storage.subscribers.choose_layout(
        request.chat_id, "full" if action.full else "summary"
    )
    return await settings_now(request)
