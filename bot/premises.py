import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from time import time
from typing import Any

from telegram.ext import Application

from bot.endpoints.server import Endpoints
from bot.meter import Meter
from bot.pacer import Pacer
from bot.settings import Settings
from bot.transport import Transport
from handlers.texts import Texts
from news.language import Language
from news.moment import Moment
from news.newsroom import Newsroom

Clock = Callable[[], Moment]
AnyApplication = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Premises:
    """What the roles of one process share.

    `tick` is in seconds: how often it is asked whether something is due. `outgoing` is set when there may be
    something new to send.
    """

    settings: Settings
    newsroom: Newsroom
    transport: Transport
    pacer: Pacer
    application: AnyApplication
    texts: dict[Language, Texts]
    clock: Clock
    tick: float
    outgoing: asyncio.Event
    endpoints: Endpoints
    meter: Meter


def clock() -> Moment:
    return Moment(int(time()))
