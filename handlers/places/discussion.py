"""In groups what is said below a story, or in answer to it, is a comment on it, and gets no answer."""

from collections.abc import Callable
from typing import Any, Final

from telegram import Message, MessageOriginChannel, Update
from telegram.ext import BaseHandler, CallbackContext, MessageHandler, filters

from news.actions.comment import follow_edit
from news.actions.overhear import Overheard, Speaker, overhear, place
from news.comment import Forward, Origin
from news.delivery import MessageId
from news.moment import Moment
from news.newsroom import Newsroom
from news.subscriber import ChatId
from news.team import UserId

Context = CallbackContext[Any, Any, Any, Any]
_WORDS: Final = filters.ChatType.GROUPS & filters.TEXT & ~filters.COMMAND & ~filters.VIA_BOT


def discussion_handlers(
    newsroom: Newsroom, clock: Callable[[], Moment]
) -> tuple[BaseHandler[Any, Any, Any], ...]:
    async def on_forward(update: Update, _context: Context) -> None:
        message = update.effective_message
        assert message is not None
        if (forward := _forward(message)) is not None:
            await place(newsroom, forward)

    async def on_words(update: Update, _context: Context) -> None:
        message = update.effective_message
        assert message is not None
        if (said := _overheard(message)) is not None:
            await overhear(newsroom, said, now=clock())

    async def on_edit(update: Update, _context: Context) -> None:
        message = update.effective_message
        assert message is not None
        if (speaker := _speaker(message)) is not None:
            origin, words = _origin(message), message.text or ""
            await follow_edit(newsroom, origin, speaker.id, words, now=clock())

    new, edited = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
    return (
        MessageHandler(new & filters.ChatType.SUPERGROUP & filters.IS_AUTOMATIC_FORWARD, on_forward),
        MessageHandler(new & _WORDS & filters.REPLY, on_words),
        MessageHandler(edited & _WORDS, on_edit),
    )


def _overheard(message: Message) -> Overheard | None:
    """In a supergroup, the thread is that of the post or copy below which something is said."""
    speaker, answered = _speaker(message), message.reply_to_message
    if speaker is None or answered is None:
        return None
    thread = MessageId(message.message_thread_id or answered.message_id)
    return Overheard(
        origin=_origin(message),
        place=Origin(chat_id=ChatId(message.chat_id), message_id=thread),
        answer=Origin(chat_id=ChatId(message.chat_id), message_id=MessageId(answered.message_id)),
        forward=_forward(answered) if answered.message_id == thread else None,
        speaker=speaker,
        text=message.text or "",
        forwarded=message.forward_origin is not None,
    )


def _speaker(message: Message) -> Speaker | None:
    """A chat that speaks for itself comes with a bot as its sender, which Telegram puts there."""
    if (chat := message.sender_chat) is not None:
        return Speaker(id=UserId(chat.id), name=chat.title or "")
    user = message.from_user
    return None if user is None or user.is_bot else Speaker(id=UserId(user.id), name=user.full_name)


def _forward(message: Message) -> Forward | None:
    """Of which post it is a copy. Anybody may forward a post by hand; Telegram alone does it by itself."""
    match message.forward_origin:
        case MessageOriginChannel(chat=channel, message_id=post) if message.is_automatic_forward:
            return Forward(
                place=_origin(message),
                post=Origin(chat_id=ChatId(channel.id), message_id=MessageId(post)),
            )
        case _:
            return None


def _origin(message: Message) -> Origin:
    return Origin(chat_id=ChatId(message.chat_id), message_id=MessageId(message.message_id))
