"""Coming back after a long pause, and what others have read most."""

from dataclasses import dataclass
from time import time

import pytest

from news.moment import Moment
from tests.box import Box, labels, turned

ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@dataclass
class Shifted:
    seconds: int

    def __call__(self) -> Moment:
        return Moment(int(time()) + self.seconds)


@ON_ONE_DATABASE
async def test_whoever_was_long_away_finds_a_list_and_no_flood(box: Box) -> None:
    clock = Shifted(-60)  # stories are dated by the real clock, and these come after the reader left
    async with box.bot(clock=clock):
        reader = await box.subscribed()
        await box.backlog_read()
        reader.say("/stop")
        await reader.reads(lambda message: "หยุดส่งข่าว" in message["text"])
        for number in range(1, 8):
            box.newspaper.publish(f"ข่าวที่ {number}")
        await box.backlog_read()
        clock.seconds = 3 * 86_400
        reader.say("/start")
        back = await reader.reads(lambda message: "7 ข่าว" in str(labels(message)))
        first = await turned(reader, back, "🗞 ระหว่างที่คุณไม่อยู่")
        assert "หน้า 1 จาก 2" in first["text"]
        second = await turned(reader, first, "▶️")
        assert "ข่าวที่" in second["text"]
        received = len(reader.received)
        reader.say("/start")
        again = await reader.reads(lambda message: message["message_id"] > second["message_id"])
        assert "ระหว่าง" not in str(labels(again))
        assert len(reader.received) == received + 1


async def test_the_first_word_after_a_long_pause_leads_to_what_came_in_the_readers_topics(box: Box) -> None:
    clock = Shifted(-60)
    box.newspaper.publish("ข่าวแรก", category="กีฬา")
    box.newspaper.publish("ข่าวที่สอง", category="หุ้น")
    async with box.bot(clock=clock):
        reader = await box.subscribed(first_name="Robin", language_code="en")
        await box.backlog_read()
        reader.say("/topics")
        shown = await reader.reads(lambda message: "🏷" in message["text"])
        await turned(reader, shown, "✓ กีฬา")
        for number in range(1, 4):
            box.newspaper.publish(f"หุ้นขึ้น {number}", category="หุ้น")
            box.newspaper.publish(f"กีฬา {number}", category="กีฬา")
        await reader.reads(lambda message: "หุ้นขึ้น 3" in message["text"])
        clock.seconds = 4 * 86_400
        reader.say("อะไรสักอย่าง")
        found = await reader.reads(lambda message: "อะไรสักอย่าง" in message["text"])
        assert labels(found)[0] == "🗞 While you were away: 4 stories"
        missed = await turned(reader, found, "🗞 While")
        assert "หุ้นขึ้น 3" in missed["text"]
        assert "กีฬา 3" not in missed["text"]
        reader.say("/latest")
        latest = await reader.reads(lambda message: "🗞 Latest" in message["text"])
        assert "away" not in str(labels(latest))


@ON_ONE_DATABASE
async def test_whoever_presses_now_and_then_was_not_away(box: Box) -> None:
    clock = Shifted(-60)
    box.newspaper.publish("ข่าวแรก")
    async with box.bot(clock=clock):
        reader = await box.subscribed(first_name="Robin", language_code="en")
        await box.backlog_read()
        box.newspaper.publish("ข่าวที่สอง")
        card = await reader.reads(lambda message: "ข่าวที่สอง" in message["text"])
        for button, day in (("📝", 2), ("↩️", 4)):
            clock.seconds = day * 86_400
            card = await turned(reader, card, button)
        clock.seconds = 6 * 86_400
        reader.say("/latest")
        latest = await reader.reads(lambda message: "🗞 Latest" in message["text"])
        assert "away" not in str(labels(latest))


@ON_ONE_DATABASE
async def test_a_short_pause_is_none(box: Box) -> None:
    async with box.bot():
        reader = await box.subscribed(first_name="Robin", language_code="en")
        await box.backlog_read()
        reader.say("/stop")
        await reader.reads(lambda message: "No more messages" in message["text"])
        box.newspaper.publish("ข่าวระหว่างนั้น")
        await box.backlog_read()
        reader.say("/start")
        back = await reader.reads(lambda message: "🗞 Latest news" in labels(message))
        assert "away" not in str(labels(back))


@ON_ONE_DATABASE
async def test_the_weeks_most_read_comes_first(box: Box) -> None:
    for number in range(1, 4):
        box.newspaper.publish(f"ข่าวที่ {number}")
    async with box.bot():
        reader = await box.subscribed(first_name="Robin", language_code="en")
        await box.backlog_read()
        reader.say("/latest")
        latest = await reader.reads(lambda message: "🗞 Latest news" in message["text"])
        press = reader.press(latest, "🏆")
        await box.telegram.until(lambda: press.answer is not None)
        assert "Nothing was read" in str(press.answer)
        for payload in ("a2", "a2", "a1"):
            reader.start(payload)
            await reader.reads(lambda message: "📝 Summary" in labels(message))
        read = await turned(reader, latest, "🏆")
        assert read["text"].count("ข่าวที่") == 2
        assert labels(read) == ["1️⃣", "2️⃣", "🗞 Latest news"]
