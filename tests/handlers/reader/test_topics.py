"""Readers choose their topics, end to end, in both languages and on both databases."""

import pytest

from tests.box import Box, labels, turned


@pytest.fixture
async def filed(box: Box) -> Box:
    for number in range(1, 15):
        box.newspaper.publish(f"ข่าวเก่า {number}", category=f"หัวข้อ {number}")
    return box


async def test_a_topic_that_is_turned_off_no_longer_comes(box: Box) -> None:
    box.newspaper.publish("ข่าวเก่า", category="รถยนต์")
    async with box.bot():
        thai = await box.subscribed()
        english = await box.subscribed(first_name="Robin", language_code="en")
        await box.backlog_read()
        thai.say("/topics")
        shown = await thai.reads(lambda message: "🏷" in message["text"])
        assert "✓ รถยนต์" in labels(shown)
        shown = await turned(thai, shown, "✓ รถยนต์")
        assert "รถยนต์" in labels(shown)
        box.newspaper.publish("ข่าวรถ", category="รถยนต์")
        await english.reads(lambda message: "ข่าวรถ" in message["text"])
        box.newspaper.publish("ข่าวชิป", category="ชิป")
        await thai.reads(lambda message: "ข่าวชิป" in message["text"])
    assert not any("ข่าวรถ" in message["text"] for message in thai.received)


async def test_only_what_is_ticked_comes_and_it_is_said_while_nothing_is(box: Box) -> None:
    box.newspaper.publish("ข่าวเก่า", category="AI")
    async with box.bot():
        reader = await box.subscribed(first_name="Robin", language_code="en")
        witness = await box.subscribed()
        await box.backlog_read()
        reader.say("/topics")
        shown = await reader.reads(lambda message: "🏷 Topics" in message["text"])
        shown = await turned(reader, shown, "Only what I tick")
        assert "Nothing is ticked yet" in shown["text"]
        shown = await turned(reader, shown, "AI")
        assert "topics that you tick" in shown["text"]
        assert labels(shown)[0] == "✓ AI"
        box.newspaper.publish("ข่าวรถ", category="รถยนต์")
        await witness.reads(lambda message: "ข่าวรถ" in message["text"])
        box.newspaper.publish("ข่าวเอไอ", category="ai ")
        await reader.reads(lambda message: "ข่าวเอไอ" in message["text"])
        settings = await turned(reader, shown, "⚙️")
        assert "only what you chose" in settings["text"]
    assert not any("ข่าวรถ" in message["text"] for message in reader.received)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_topics_page_and_a_press_stays_on_its_page_after_a_restart(filed: Box) -> None:
    async with filed.bot():
        reader = await filed.subscribed()
        await filed.backlog_read()
        reader.say("/topics")
        first = await reader.reads(lambda message: "หน้า 1 จาก 2" in message["text"])
        second = await turned(reader, first, "▶️")
    async with filed.bot():
        pressed = await turned(reader, second, labels(second)[0])
        assert "หน้า 2 จาก 2" in pressed["text"]
        assert labels(pressed)[0] == labels(second)[0].removeprefix("✓ ")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_without_any_topic_it_is_said(box: Box) -> None:
    async with box.bot(feeds=()):
        reader = await box.subscribed()
        reader.say("/topics")
        shown = await reader.reads(lambda message: "ยังไม่มีหัวข้อ" in message["text"])
        assert labels(shown) == ["✓ ทุกหัวข้อ", "เฉพาะที่เลือก", "⚙️ ตั้งค่า"]
