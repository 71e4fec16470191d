"""Which update goes to which view."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import suppress
from typing import Any, Final

import structlog
from telegram import (
    Chat,
    Update,
    User,
)
from telegram.error import BadRequest, Forbidden
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from handlers.codec import decode
from handlers.comments.editing import amend
from handlers.comments.turning import turned
from handlers.conversation import hear
from handlers.desk.find import edit, retract
from handlers.desk.post import done, post
from handlers.desk.queue import queue
from handlers.fallback import unknown_command, unreadable
from handlers.feeds.listed import feeds
from handlers.figures.views import stats
from handlers.help import help_
from handlers.incoming import Incoming, incoming
from handlers.inline import KEPT as INLINE_KEPT
from handlers.inline import chosen, offer
from handlers.language import language
from handlers.latest import latest
from handlers.messenger import Messenger
from handlers.moderation.queue import moderate
from handlers.places.discussion import discussion_handlers
from handlers.places.updates import place_handlers, thread_of
from handlers.presses import answer_press
from handlers.privacy import privacy
from handlers.reader.away import noticed, with_missed
from handlers.reader.saved import saved
from handlers.reader.topics import topics
from handlers.reader.watching import watching
from handlers.reply import answer, send
from handlers.request import Request
from handlers.rights import command_for
from handlers.screen import Screen
from handlers.search import search
from handlers.settings import settings
from handlers.sponsors.listed import sponsors
from handlers.start import start
from handlers.stop import stop
from handlers.team.audit import audit
from handlers.team.team import team
from handlers.texts import Texts
from handlers.zone import locate
from news.actions.authorize import role_of
from news.delivery import MessageId
from news.language import Language, language_or
from news.moment import Moment
from news.newsroom import Newsroom
from news.reading import ManuscriptReader, Painter, SourceFinder
from news.subscriber import ChatId
from news.team import UserId

View = Callable[[Request], Awaitable[Screen | None]]
Context = CallbackContext[Any, Any, Any, Any]

ALLOWED_UPDATES: Final = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "inline_query",
    "chosen_inline_result",
)
COMMANDS: Final[Mapping[str, View]] = {
    "start": start,
    "help": help_,
    "stop": stop,
    "latest": latest,
    "search": search,
    "topics": topics,
    "watch": watching,
    "saved": saved,
    "language": language,
    "settings": settings,
    "privacy": privacy,
    "post": command_for("post", post),
    "done": command_for("post", done),
    "queue": command_for("post", queue),
    "edit": command_for("post", edit),
    "retract": command_for("post", retract),
    "moderate": command_for("moderate", moderate),
    "feeds": command_for("feeds", feeds),
    "sponsors": command_for("sponsors", sponsors),
    "stats": command_for("figures", stats),
    "team": command_for("team", team),
    "audit": command_for("audit", audit),
}

log = structlog.get_logger("khao.handlers")


class Router:
    def __init__(
        self,
        newsroom: Newsroom,
        catalogues: Mapping[Language, Texts],
        clock: Callable[[], Moment],
        *,
        messenger: Messenger,
        manuscripts: ManuscriptReader,
        finder: SourceFinder,
        painter: Painter,
    ) -> None:
        self._newsroom = newsroom
        self._messenger = messenger
        self._manuscripts = manuscripts
        self._finder = finder
        self._painter = painter
        self._catalogues = catalogues
        self._clock = clock

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        edited = filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE
        for name, view in COMMANDS.items():
            application.add_handler(CommandHandler(name, self._on_message(view), filters=private))
        application.add_handlers(
            (
                MessageHandler(private & filters.COMMAND, self._on_message(unknown_command)),
                MessageHandler(private & filters.LOCATION, self._on_message(locate)),
                MessageHandler(private & ~filters.StatusUpdate.ALL & ~filters.VIA_BOT, self._on_message(hear)),
                MessageHandler(edited & filters.TEXT, self._on_message(amend)),
                *place_handlers(self._newsroom, self._request, self._clock),
                *discussion_handlers(self._newsroom, self._clock),
                CallbackQueryHandler(self._on_press),
                InlineQueryHandler(self._on_inline),
                ChosenInlineResultHandler(self._on_chosen),
            )
        )
        application.add_error_handler(self._on_error)

    def _on_message(self, view: View) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
        async def handle(update: Update, context: Context) -> None:
            message, chat = update.effective_message, update.effective_chat
            assert message is not None
            assert chat is not None
            request = await self._request(chat, update.effective_user, view, incoming(message))
            if (screen := await view(request)) is not None:
                told = screen if view is stop else await with_missed(request, screen)
                await send(context.bot, chat.id, told)

        return handle

    async def _on_press(self, update: Update, context: Context) -> None:
        query, chat, user = update.callback_query, update.effective_chat, update.effective_user
        assert query is not None
        if chat is None:  # a button of a message sent inline, which we don't send
            await query.answer()
            return
        request = await self._request(chat, user, thread=thread_of(query.message))
        await noticed(request)
        action = decode(query.data or "")
        made = await answer_press(request, action) if action else unreadable(request)
        if action and query.message:
            pressed = MessageId(query.message.message_id)
            await turned(self._newsroom, request.chat_id, pressed, action, made, now=request.now)
        await answer(context.bot, query, chat.id, made)

    async def _on_inline(self, update: Update, context: Context) -> None:
        asked = update.inline_query
        assert asked is not None
        made = await offer(self._newsroom, self._catalogues, context.bot.username, asked.query, asked.offset)
        with suppress(BadRequest):  # somebody who types on has a newer question, and this one is void
            await asked.answer(
                made.results, next_offset=made.next_offset, cache_time=INLINE_KEPT, is_personal=False
            )

    async def _on_chosen(self, update: Update, _context: Context) -> None:
        assert update.chosen_inline_result is not None
        if article := chosen(update.chosen_inline_result.result_id):
            await self._newsroom.storage.tallies.count(article, "shared", self._clock())

    async def _on_error(self, update: object, context: Context) -> None:
        """Nobody is left without an answer, and the operator finds the cause in the log."""
        if isinstance(context.error, Forbidden):
            return  # whoever blocked us a moment ago waits for no answer
        log.error("an update could not be handled", exc_info=context.error)
        if not isinstance(update, Update) or (chat := update.effective_chat) is None:
            return
        if chat.type == Chat.PRIVATE:
            texts = self._catalogues[self._client_language(update.effective_user)]
            apology = texts.gettext("Sorry, something went wrong. Please try again in a moment.")
            await send(context.bot, chat.id, Screen(text=apology))

    async def _request(
        self,
        chat: Chat,
        user: User | None,
        view: View | None = None,
        message: Incoming | None = None,
        *,
        thread: int | None = None,
    ) -> Request:
        chat_id, user_id = ChatId(chat.id), UserId(user.id if user else chat.id)
        subscriber = await self._newsroom.storage.subscribers.get(chat_id)
        client_language = self._client_language(user)
        return Request(
            newsroom=self._newsroom,
            catalogues=self._catalogues,
            messenger=self._messenger,
            manuscripts=self._manuscripts,
            finder=self._finder,
            painter=self._painter,
            chat_id=chat_id,
            user_id=user_id,
            name=user.full_name if user else "",
            role=await role_of(self._newsroom, user_id),
            subscriber=subscriber,
            client_language=client_language,
            language=subscriber.language if subscriber else client_language,
            now=self._clock(),
            words=_words(message.text, view) if message else "",
            message=message,
            place_title="" if chat.type == Chat.PRIVATE else chat.effective_name or "…",
            thread=thread,
        )

    def _client_language(self, user: User | None) -> Language:
        return language_or(user.language_code if user else None, self._newsroom.policy.language)


def _words(text: str, view: View | None) -> str:
    """What a command is about; an unknown command is itself what it is about."""
    if not text.startswith("/") or view is unknown_command:
        return text
    return next(iter(text.split(maxsplit=1)[1:]), "")
