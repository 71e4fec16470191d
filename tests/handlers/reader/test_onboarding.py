"""A new reader's first minute, end to end, in both languages."""

from typing import Any

import pytest

from playground.person import Person
from tests.box import Box, labels, turned
from tests.clock import Clock

ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def filed(box: Box) -> Box:
    for name in ("AI", "รถยนต์", "ดาวเทียม"):
        box.newspaper.publish(f"ข่าวเก่าเรื่อง {name}", category=name)
    return box


async def greeted(box: Box, **about: Any) -> tuple[Person, Any]:
    person = await box.subscribed(**about)
    return person, person.received[-1]


async def test_three_taps_settle_language_topics_and_when(filed: Box) -> None:
    clock = Clock(9)
    async with filed.bot(clock=clock):
        await filed.backlog_read()
        reader, hello = await greeted(filed)
        assert labels(hello) == ["✓ ไทย", "English", "⏭ ข้าม"]
        topics = await turned(reader, hello, "ไทย" if "ไทย" in labels(hello) else "✓ ไทย")
        assert "ขั้นที่ 2 จาก 3" in topics["text"]
        topics = await turned(reader, topics, "AI", "รถยนต์", "✓ รถยนต์")
        assert labels(topics)[-2:] == ["ถัดไป ▶️", "⏭ ข้าม"]
        done = await turned(reader, topics, "ถัดไป", "🌅")
        assert "เวลา 08:00 น." in done["text"]
        assert "หัวข้อที่เลือก: AI" in done["text"]
        assert done["message_id"] == hello["message_id"]


async def test_english_is_spoken_from_the_first_tap_in_the_menu_too(filed: Box) -> None:
    async with filed.bot():
        await filed.backlog_read()
        reader, hello = await greeted(filed)
        topics = await turned(reader, hello, "English")
        assert "Step 2 of 3" in topics["text"]
        await filed.telegram.until(
            lambda: {"command": "help", "description": "what I can do"} in filed.telegram.commands_of(reader)
        )
        done = await turned(reader, topics, "Everything", "⚡")
        assert "as they are published" in done["text"]
        filed.newspaper.publish("ข่าวใหม่", category="การเมือง")
        card = await reader.reads(lambda message: "ข่าวใหม่" in message["text"])
        assert "📝 Summary" in labels(card)


@ON_ONE_DATABASE
async def test_every_step_can_be_skipped_and_goes_on_after_a_restart(filed: Box) -> None:
    async with filed.bot():
        await filed.backlog_read()
        first, hello = await greeted(filed)
        second, started = await greeted(filed, first_name="Robin", language_code="en")
        asked = await turned(second, started, "✓ English")
    async with filed.bot():
        skipped = await turned(first, hello, "⏭")
        assert skipped["text"].startswith("✅ เมื่อมีข่าวใหม่")
        when = await turned(second, asked, "Everything")
        assert "Step 3 of 3" in when["text"]
        skipped = await turned(second, when, "⏭")
        assert "as they are published" in skipped["text"]
        assert labels(skipped) == ["🗞 Latest news", "🏷 Topics", "⚙️ Settings"]


@ON_ONE_DATABASE
async def test_without_the_last_tick_everything_comes_again(filed: Box) -> None:
    async with filed.bot():
        await filed.backlog_read()
        reader, hello = await greeted(filed, language_code="en")
        topics = await turned(reader, hello, "✓ English", "AI", "✓ AI")
        assert labels(topics)[-2] == "Everything ▶️"
        filed.newspaper.publish("ข่าวเอไอ", category="AI")
        await reader.reads(lambda message: "ข่าวเอไอ" in message["text"])


@ON_ONE_DATABASE
async def test_whoever_comes_back_is_not_asked_again(filed: Box) -> None:
    async with filed.bot():
        reader, _ = await greeted(filed)
        reader.say("/start")
        again = await reader.reads(lambda message: "🗞 ข่าวล่าสุด" in labels(message))
        assert "สวัสดี" in again["text"]
