"""A question whose answer is what the person writes next: one row, so that a restart in between goes on."""

from typing import Final

from handlers.request import Request
from news.dialog import Dialog
from news.moment import Moment

AN_HOUR: Final = 3600
NOTHING: Final = frozenset({"-", "–", "—"})
"""Answers that leave a thing empty."""


async def ask(request: Request, step: str, *about: object, patience: int = AN_HOUR) -> None:
    """`about` is kept with colons between; after `patience` seconds what is written is no answer any more."""
    await request.newsroom.storage.dialogs.ask(
        Dialog(
            chat_id=request.chat_id,
            user_id=request.user_id,
            step=step,
            about=":".join(map(str, about)),
            expires_at=Moment(request.now + patience),
        )
    )
