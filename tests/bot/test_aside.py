"""A flood is put aside: others are answered meanwhile, and nothing of it is lost."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from telegram import Bot, Update

from bot.aside import LEFT, Aside
from bot.in_order import HELD
from bot.poller import Poller
from bot.request import AiohttpRequest
from bot.transport import Transport
from handlers.can_wait import can_wait
from handlers.comments.dialogs import COMMENT
from news.dialog import Dialog
from news.moment import Moment
from news.newsroom import Newsroom, Policy
from news.ports import Storage
from news.subscriber import ChatId
from news.team import UserId
from news.words import LocalSegmenter
from playground import Telegram, serve
from tests.bot.test_poller import text_of
from tests.storage.newsroom import LATER, NOON

FLOOD = 250
Handle = Callable[[Update], Awaitable[None]]


async def floods(updates: Sequence[Update]) -> Sequence[bool]:
    return [text_of(update).startswith("flood") for update in updates]


@asynccontextmanager
async def polled(
    telegram: Telegram, url: str, handle: Handle, storage: Storage, now: Moment = NOON
) -> AsyncIterator[asyncio.Task[None]]:
    """A poller at work, until it is stopped or, cancelled, is as good as killed."""
    transport = Transport()
    request = AiohttpRequest(transport)
    async with Bot(telegram.token, f"{url}/bot", request=request, get_updates_request=request) as bot:
        aside = Aside(storage, bot, lambda: now)
        poller = Poller(bot, handle, allowed_updates=("message",), can_wait=floods, aside=aside)
        running = asyncio.create_task(poller.run())
        yield running
        killed = running.cancelled() or running.cancelling() > 0
        running.cancel()
        await asyncio.wait((running,))
        if not killed:
            await poller.close()
    await transport.close()


async def test_whoever_asks_behind_a_flood_is_answered_before_it_is_over(storage: Storage) -> None:
    telegram, handled, finish, asked = Telegram(), list[str](), asyncio.Event(), asyncio.Event()
    for number in range(FLOOD):
        telegram.person(first_name=f"{number}").say(f"flood {number}")
    telegram.person(first_name="A").say("question")

    async def handle(update: Update) -> None:
        if text_of(update).startswith("flood"):
            await finish.wait()
        else:
            asked.set()
        handled.append(text_of(update))

    async with serve(telegram) as server, polled(telegram, server.url, handle, storage), asyncio.timeout(20):
        await asked.wait()
        assert handled == ["question"]
        finish.set()
        while len(handled) <= FLOOD:  # noqa: ASYNC110 - the handler is what is waited for
            await asyncio.sleep(0.01)
    assert await storage.updates.take(LATER, LATER) == {}


async def test_what_was_put_aside_when_the_bot_was_killed_is_taken_up_in_order(
    storage: Storage,
) -> None:
    telegram, finish, handled = Telegram(), asyncio.Event(), list[str]()
    reader = telegram.person(first_name="A")

    async def hang(_update: Update) -> None:
        await finish.wait()

    async def handle(update: Update) -> None:
        handled.append(text_of(update))

    async with serve(telegram) as server, asyncio.timeout(20):
        async with polled(telegram, server.url, hang, storage) as running:
            for number in range(3):
                reader.say(f"flood {number}")
            while len(telegram.updates):  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.01)
            await asyncio.sleep(HELD + 0.2)
            running.cancel()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            if "_after" in repr(task):
                task.cancel()
        async with polled(telegram, server.url, handle, storage, Moment(NOON + LEFT + 1)):
            reader.say("question")
            while "question" not in handled:  # noqa: ASYNC110 - the handler is what is waited for
                await asyncio.sleep(0.01)
    assert handled == ["flood 0", "flood 1", "flood 2", "question"]
    assert await storage.updates.take(Moment(NOON + 2 * LEFT), LATER) == {}


async def test_what_is_put_aside_is_taken_by_one_and_dropped_when_it_is_handled(storage: Storage) -> None:
    await storage.updates.put_aside({7: "seven", 5: "five"}, NOON)
    assert await storage.updates.take(NOON, LATER) == {}
    taken = await storage.updates.take(Moment(NOON + 1), LATER)
    assert list(taken.items()) == [(5, "five"), (7, "seven")]
    assert await storage.updates.take(Moment(NOON + 1), LATER) == {}
    await storage.updates.drop(5)
    assert await storage.updates.take(Moment(LATER + 1), LATER) == {7: "seven"}


async def test_comments_can_wait_and_commands_presses_and_searches_can_not(storage: Storage) -> None:
    newsroom = Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())
    await storage.dialogs.ask(
        Dialog(chat_id=ChatId(8), user_id=UserId(8), step=COMMENT, about="1", expires_at=LATER)
    )

    def said(chat: int, **more: object) -> Update:
        kind = "private" if chat > 0 else "supergroup"
        place = {"id": chat, "type": kind}
        message = {"message_id": 1, "date": 1, "chat": place, "text": "words", **more}
        update = Update.de_json({"update_id": 1, "message": message}, None)
        assert update is not None
        return update

    reply = {"message_id": 2, "date": 1, "chat": {"id": 7, "type": "private"}}
    updates = (
        said(7),
        said(8),
        said(7, reply_to_message=reply),
        said(8, text="/latest"),
        said(-9, reply_to_message=reply),
        Update(update_id=2),
    )
    expected = [False, True, True, False, True, False]
    assert await can_wait(newsroom, updates, now=NOON) == expected
