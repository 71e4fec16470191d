from typing import Any

import pytest
from telegram.ext import ApplicationBuilder

from bot.request import AiohttpRequest
from bot.transport import Transport
from handlers.messenger import Messenger
from handlers.router import Router
from handlers.texts import load_texts
from news.errors import StorageBusy
from news.newsroom import Newsroom, Policy
from news.ports import Storage
from news.words import LocalSegmenter
from playground import Telegram, serve
from tests.news.samples import NOW


class Unwell:
    """A database that has gone away."""

    def __getattr__(self, name: str) -> Any:
        raise StorageBusy("the database is locked")


@pytest.mark.parametrize(("language", "told"), [("th", "ขออภัย"), ("en", "Sorry")])
async def test_when_something_breaks_the_reader_is_told_kindly(
    storage: Storage, language: str, told: str
) -> None:
    telegram = Telegram()
    unwell: Any = Unwell()
    transport = Transport()
    async with serve(telegram) as server:
        application = (
            ApplicationBuilder()
            .token(telegram.token)
            .base_url(f"{server.url}/bot")
            .request(AiohttpRequest(transport))
            .updater(None)
            .job_queue(None)
            .build()
        )
        newsroom = Newsroom(storage=unwell, segmenter=LocalSegmenter(), policy=Policy())
        texts = load_texts()
        messenger = Messenger(application.bot, texts)
        Router(
            newsroom, texts, lambda: NOW, messenger=messenger, manuscripts=unwell, finder=unwell, painter=unwell
        ).register(application)
        reader = telegram.person(first_name="A", language_code=language)
        reader.say("/latest")
        async with application:
            for update in await application.bot.get_updates():
                await application.process_update(update)
        await transport.close()
    assert told in reader.received[-1]["text"]
