"""Copies out, at Telegram's pace."""

import asyncio
from functools import partial
from random import Random

from bot.bell import Bell
from bot.bookkeeper import EVERY as BOOKS_EVERY
from bot.bookkeeper import keep_books
from bot.courier import Courier
from bot.moderators import Moderators
from bot.numbers import Numbers
from bot.premises import Premises
from bot.sender import Sender
from bot.ticks import Ticks
from news.actions.turn import turn


async def send(premises: Premises, stop: asyncio.Event) -> None:
    # Before anything is sent by hours that have passed while nobody looked.
    await turn(premises.newsroom, now=premises.clock())
    settings = premises.settings
    courier = Courier(
        premises.transport,
        api_url=settings.telegram_api_url,
        token=settings.bot_token.get_secret_value(),
        paid=settings.paid_rate > 0,
        told=premises.meter.sent,
    )
    sender = Sender(
        premises.newsroom,
        courier,
        premises.pacer,
        clock=premises.clock,
        random=Random(),  # noqa: S311 - jitter keeps no secret
        outgoing=premises.outgoing,
    )
    ticks = Ticks()
    bell = Bell(premises.newsroom, premises.texts, premises.application.bot, premises.clock)
    moderators = Moderators(premises.newsroom, premises.texts, premises.application.bot, premises.clock)
    ticks.every(premises.tick, bell.tick, name="bell")
    ticks.every(premises.tick, moderators.tick, name="moderators")
    ticks.every(BOOKS_EVERY, partial(keep_books, premises), name="books")
    ticks.every(premises.tick, Numbers(premises).tick, name="numbers")
    ticks.start()
    sending = asyncio.create_task(sender.run(), name="sender")
    stopping = asyncio.create_task(stop.wait(), name="stop")
    try:
        await asyncio.wait((sending, stopping), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        await ticks.stop()
        sender.stop()
        await sending
        await keep_books(premises)
