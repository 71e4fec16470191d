"""What Telegram tells of groups and channels, beside presses."""

from collections.abc import Awaitable, Callable
from typing import Any, Final, Protocol

from telegram import (
    Chat,
    ChatMember,
    ChatMemberAdministrator,
    MaybeInaccessibleMessage,
    Message,
    Update,
    User,
)
from telegram.ext import BaseHandler, CallbackContext, ChatMemberHandler, MessageHandler, filters

from handlers.places.connecting import connect_channel, offer
from handlers.reply import send
from handlers.request import Request
from news.moment import Moment
from news.newsroom import Newsroom
from news.subscriber import ChatId

Context = CallbackContext[Any, Any, Any, Any]
_OUT: Final = frozenset({ChatMember.BANNED, ChatMember.LEFT})


class MakeRequest(Protocol):
    def __call__(self, chat: Chat, user: User | None, *, thread: int | None = None) -> Awaitable[Request]: ...


def place_handlers(
    newsroom: Newsroom, make: MakeRequest, clock: Callable[[], Moment]
) -> tuple[BaseHandler[Any, Any, Any], ...]:
    async def on_command(update: Update, context: Context) -> None:
        message, chat = update.effective_message, update.effective_chat
        assert message is not None
        assert chat is not None
        _, _, called = (message.text or "/").split()[0].partition("@")
        if called.lower() in {"", context.bot.username.lower()}:  # else it is another bot's
            request = await make(chat, update.effective_user, thread=thread_of(message))
            await send(context.bot, chat.id, await offer(request), thread=request.thread)

    async def on_migration(update: Update, _context: Context) -> None:
        """Told in the old group and in the new one, and of what a send meets; again, it does no harm."""
        message = update.effective_message
        assert message is not None
        old, new = message.migrate_from_chat_id, message.migrate_to_chat_id
        here = message.chat_id
        await newsroom.storage.subscribers.move(ChatId(old or here), ChatId(new or here))

    async def on_membership(update: Update, context: Context) -> None:
        change = update.my_chat_member
        assert change is not None
        chat, now = change.chat, change.new_chat_member
        if now.status in _OUT:
            await newsroom.storage.subscribers.leave(
                ChatId(chat.id), reason="the bot was blocked or removed", now=clock()
            )
        elif chat.type == Chat.PRIVATE:
            await newsroom.storage.subscribers.come_back(ChatId(chat.id), clock())
        elif chat.type == Chat.CHANNEL:
            may_post = isinstance(now, ChatMemberAdministrator) and bool(now.can_post_messages)
            await connect_channel(await make(chat, change.from_user), may_post=may_post)
        elif change.old_chat_member.status in _OUT:
            await send(context.bot, chat.id, await offer(await make(chat, change.from_user)))

    new = filters.UpdateType.MESSAGE
    return (
        MessageHandler(new & filters.ChatType.GROUPS & filters.COMMAND, on_command),
        MessageHandler(new & filters.StatusUpdate.MIGRATE, on_migration),
        ChatMemberHandler(on_membership, ChatMemberHandler.MY_CHAT_MEMBER),
    )


def thread_of(message: MaybeInaccessibleMessage | None) -> int | None:
    """The forum's thread that a message stands in; in other groups, threads are only replies."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
