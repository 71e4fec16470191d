"""Free text in a private chat: an answer to what the bot asked, a reply to an article, else a search."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from handlers.comments import views as comments
from handlers.comments.target import target_of
from handlers.comments.writing import comment_on
from handlers.desk import fields, follow_up, post, schedule
from handlers.fallback import not_text
from handlers.feeds import add, opml, settle, template, topic
from handlers.filing import presses as filing
from handlers.moderation import views as moderation
from handlers.reader import watching
from handlers.request import Request
from handlers.rights import step_for
from handlers.screen import Screen
from handlers.search import search
from handlers.sponsors import asking as sponsored
from news.dialog import Dialog

Step = Callable[[Request, Dialog], Awaitable[Screen | None]]
"""Takes what was sent as the answer to the dialog's question, and ends the dialog when it is content."""

STEPS: Final[Mapping[str, Step]] = {
    post.WRITING: step_for("post", post.write),
    schedule.TIME: step_for("post", schedule.read),
    fields.FIELD: step_for("post", fields.write_field),
    **comments.STEPS,
    watching.STEP: watching.write_words,
    **moderation.STEPS,
    add.NEW: step_for("feeds", add.write_new),
    settle.ADDRESS: step_for("feeds", settle.write_address),
    topic.TOPIC: step_for("feeds", topic.write_topic),
    **{step: step_for("sponsors", view) for step, view in sponsored.STEPS.items()},
    **filing.STEPS,
    follow_up.STEP: step_for("post", follow_up.write_earlier),
    opml.FILE: step_for("feeds", opml.read_list),
    template.LINE: step_for("feeds", template.write_line),
}
"""Append only: a question may be answered after an update of the bot."""


TAKE_FILES: Final = frozenset({post.WRITING, fields.FIELD, opml.FILE, add.NEW})
"""Steps that photos and documents may answer; any other wants words."""


async def hear(request: Request) -> Screen | None:
    dialog = await request.newsroom.storage.dialogs.pending(request.chat_id, request.user_id, request.now)
    in_words = request.message is not None and request.message.in_words
    if dialog is not None and dialog.step in (STEPS if in_words else TAKE_FILES):
        return await STEPS[dialog.step](request, dialog)
    if in_words and (target := await target_of(request)) is not None:
        return await comment_on(request, target)
    return await search(request) if in_words else await not_text(request)
