"""Free text in a private chat: an answer to what the bot asked, else a search."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from handlers.request import Request
from handlers.screen import Screen
from handlers.search import search
from news.dialog import Dialog

Step = Callable[[Request, Dialog], Awaitable[Screen]]
"""Takes what was written as the answer to the dialog's question, and ends the dialog when it is content."""

STEPS: Final[Mapping[str, Step]] = {}
"""Append only: a question may be answered after an update of the bot."""


async def hear(request: Request) -> Screen:
    dialog = await request.newsroom.storage.dialogs.pending(request.chat_id, request.user_id, request.now)
    if dialog is not None and dialog.step in STEPS:
        return await STEPS[dialog.step](request, dialog)
    return await search(request)
