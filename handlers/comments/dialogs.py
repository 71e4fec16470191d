"""What a reader is asked to write: one row, so that a restart in the middle of it goes on."""

from typing import Final

from handlers.ask import ask as asked
from handlers.request import Request
from news.article import ArticleId
from news.comment import CommentId
from news.dialog import Dialog

COMMENT: Final = "comment"
"""About `article` or `article:parent`."""
EDIT: Final = "comment-edit"
"""About `comment`."""
NAME: Final = "comment-name"
"""About `article`."""
OURS: Final = (COMMENT, EDIT, NAME)
PATIENCE: Final = 15 * 60
"""Seconds after which what is written is no comment any more."""


async def ask(request: Request, step: str, *about: int) -> None:
    await asked(request, step, *about, patience=PATIENCE)


async def ask_politely(request: Request, article: ArticleId) -> bool:
    """For a comment, unless something else is being asked: whoever writes an article may read a thread."""
    pending = await _pending(request)
    if pending is not None and pending.step not in OURS:
        return False
    await ask(request, COMMENT, article)
    return True


async def end(request: Request) -> None:
    """What we asked; a question of somebody else's stays."""
    pending = await _pending(request)
    if pending is not None and pending.step in OURS:
        await end_any(request)


async def end_any(request: Request) -> None:
    """Whatever was asked: who presses a button that says “write a comment” means it."""
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)


def about(dialog: Dialog) -> tuple[ArticleId, CommentId | None]:
    """Of a COMMENT dialog."""
    article, _, parent = dialog.about.partition(":")
    return ArticleId(int(article)), CommentId(int(parent)) if parent else None


async def _pending(request: Request) -> Dialog | None:
    return await request.newsroom.storage.dialogs.pending(request.chat_id, request.user_id, request.now)
