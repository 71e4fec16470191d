from time import monotonic

import pytest
from telegram import Bot, InputFile
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.pacer import Pacer
from bot.request import AiohttpRequest
from bot.transport import Transport
from playground import Fault, Telegram, serve
from playground.person import Person


class Line:
    """A bot on our transport, and a reader to talk to."""

    def __init__(self, telegram: Telegram, url: str) -> None:
        self.transport = Transport()
        self.telegram = telegram
        self.bot = Bot(
            telegram.token,
            base_url=f"{url}/bot",
            request=AiohttpRequest(self.transport, Pacer(29, clock=monotonic)),
        )
        self.reader: Person = telegram.person(first_name="มะลิ", language_code="th")
        self.reader.say("/start")


async def test_calls_pass_and_refusals_come_back_as_ptbs_errors() -> None:
    telegram = Telegram()
    async with serve(telegram) as server:
        line = Line(telegram, server.url)
        async with line.bot:
            sent = await line.bot.send_message(line.reader.id, "สวัสดี <b>ครับ</b>", parse_mode="HTML")
            assert sent.text == "สวัสดี ครับ"
            with pytest.raises(BadRequest, match=r"(?i)can't parse entities"):
                await line.bot.send_message(line.reader.id, "<x>", parse_mode="HTML")
        await line.transport.close()


async def test_files_go_up() -> None:
    telegram = Telegram()
    async with serve(telegram) as server:
        line = Line(telegram, server.url)
        async with line.bot:
            sent = await line.bot.send_document(line.reader.id, InputFile(b"a,b\n1,2\n", filename="stats.csv"))
            assert sent.document is not None
            assert sent.document.file_name == "stats.csv"
        await line.transport.close()


@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind="429", count=1, retry_after=(1, 1), method="sendMessage"),
        Fault(kind="502", count=1, method="sendMessage"),
        Fault(kind="drop", count=1, method="sendMessage"),
    ],
)
async def test_an_answer_outlasts_a_passing_fault(fault: Fault) -> None:
    telegram = Telegram()
    async with serve(telegram) as server:
        line = Line(telegram, server.url)
        async with line.bot:
            telegram.faults.inject(fault)
            await line.bot.send_message(line.reader.id, "สวัสดี")
        await line.transport.close()
    assert line.reader.received[-1]["text"] == "สวัสดี"


async def test_a_long_flood_wait_is_not_slept_through() -> None:
    telegram = Telegram()
    async with serve(telegram) as server:
        line = Line(telegram, server.url)
        async with line.bot:
            telegram.faults.inject(
                Fault(kind="429", count=1, retry_after=(43_838, 43_838), method="sendMessage")
            )
            with pytest.raises(RetryAfter):
                await line.bot.send_message(line.reader.id, "สวัสดี")
        await line.transport.close()


async def test_errors_tell_no_token() -> None:
    telegram = Telegram()
    async with serve(telegram) as server:
        line = Line(telegram, server.url)
        await line.bot.initialize()
        telegram.faults.inject(Fault(kind="hang", share=1.0, method="sendMessage"))
        with pytest.raises(TimedOut) as hung:
            await line.bot.send_message(line.reader.id, "สวัสดี", read_timeout=0.1)
    with pytest.raises(NetworkError) as unreachable:
        await line.bot.send_message(line.reader.id, "สวัสดี")
    await line.transport.close()
    for error in (hung, unreachable):
        assert telegram.token not in f"{error.value!r} {error.value.__cause__!r} {error.value.__context__!r}"
