"""Which updates can wait: what is said about stories, however much of it comes at once."""

from collections.abc import Sequence

from telegram import Chat, Message, Update

from handlers.comments.dialogs import COMMENT
from news.moment import Moment
from news.newsroom import Newsroom
from news.subscriber import ChatId


async def can_wait(newsroom: Newsroom, updates: Sequence[Update], *, now: Moment) -> Sequence[bool]:
    """Replies, and texts of those asked for a comment; who presses, commands or searches goes first."""
    texts = [_words(update) for update in updates]
    chats = {ChatId(message.chat_id) for message in texts if message is not None}
    asked = await newsroom.storage.dialogs.asked(chats, COMMENT, now) if chats else frozenset()
    return [
        message is not None and (message.reply_to_message is not None or message.chat_id in asked)
        for message in texts
    ]


def _words(update: Update) -> Message | None:
    """No command, and in groups whatever is said."""
    message = update.message or update.edited_message
    if message is None or (message.text or "").startswith("/"):
        return None
    return message if message.chat.type == Chat.PRIVATE or message.reply_to_message else None
