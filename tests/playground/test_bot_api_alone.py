import asyncio
import signal
import sys

import httpx
import pytest
from telegram import Update
from telegram.ext import ApplicationBuilder, CallbackContext, CommandHandler

from playground import Telegram, serve


async def test_it_runs_in_its_own_process() -> None:
    arguments = ("--port", "0", "--token", "5:abc", "--people", "3", "--no-limits")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "playground", *arguments, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        url, token = [(await process.stdout.readline()).decode().strip().partition("=")[2] for _ in range(2)]
        assert token == "5:abc"
        async with httpx.AsyncClient(base_url=url) as client:
            state = (await client.get("/play/state")).json()
        assert (len(state["people"]), state["limits"]["off"]) == (3, True)
    finally:
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_an_application_of_python_telegram_bot_polls_and_answers() -> None:
    async def greet(update: Update, _: CallbackContext) -> None:  # type: ignore[type-arg]
        assert update.message is not None
        await update.message.reply_html("<b>สวัสดี</b>", do_quote=True)

    telegram = Telegram()
    person = telegram.person()
    async with serve(telegram) as server:
        app = (
            ApplicationBuilder()
            .token(telegram.token)
            .base_url(server.url + "/bot")
            .base_file_url(server.url + "/file/bot")
            .build()
        )
        app.add_handler(CommandHandler("start", greet))
        async with app:
            assert app.updater is not None
            await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
            await app.start()
            asked = person.start("abc")
            answer = await person.reads(lambda message: "สวัสดี" in message["text"])
            assert answer["reply_to_message"]["message_id"] == asked["message_id"]
            await app.updater.stop()
            await app.stop()
