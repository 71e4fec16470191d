"""Links that open the bot at a place."""

from typing import Any

import pytest

from playground.person import Person
from tests.box import Box, labels, turned

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def filed(box: Box) -> Box:
    for number in range(1, 8):
        box.newspaper.publish(f"ข่าวที่ {number}", category="AI")
    return box


async def opened(person: Person, payload: str, text: str) -> Any:
    person.start(payload)
    return await person.reads(lambda message: text in message["text"])


async def test_links_lead_to_an_article_a_topic_a_source_and_a_search(filed: Box) -> None:
    async with filed.bot():
        reader = await filed.subscribed(language_code="en", first_name="Robin")
        await filed.backlog_read()
        card = await opened(reader, "a3", "ข่าวที่")
        assert labels(card)[0] == "📝 Summary"
        topic = await opened(reader, "t1", "🏷 AI")
        second = await turned(reader, topic, "▶️")
        assert "Page 2 of 2" in second["text"]
        off = await turned(reader, topic, "🔕")
        assert "🔔 Send me these" in labels(off)
        await opened(reader, "s1", "📰 หนังสือพิมพ์ตัวอย่าง")
        reader.say("ข่าวที่")
        await reader.reads(lambda message: "🔎" in message["text"])
        await opened(reader, "q1", "🔎")
        await opened(reader, "find-no_such-thing", "“no such thing”")


async def test_whoever_only_looks_is_not_subscribed_but_asked(filed: Box) -> None:
    async with filed.bot():
        subscriber = await filed.subscribed()
        await filed.backlog_read()
        stranger = filed.telegram.person(first_name="Robin", language_code="en")
        card = await opened(stranger, "a1", "ข่าวที่")
        assert labels(card)[-1] == "🔔 Send me new stories"
        filed.newspaper.publish("ข่าวแรก")
        await subscriber.reads(lambda message: "ข่าวแรก" in message["text"])
        stranger.press(card, "🔔")
        hello = await stranger.reads(lambda message: "Step 1 of 3" in message["text"])
        assert hello["message_id"] != card["message_id"]
        filed.newspaper.publish("ข่าวที่สอง")
        await stranger.reads(lambda message: "ข่าวที่สอง" in message["text"])
    assert not any("ข่าวแรก" in message["text"] for message in stranger.received)


@pytest.mark.parametrize(
    ("payload", "told"),
    [
        ("a999999", "ข่าวนี้ไม่อยู่แล้ว"),
        ("t999999", "ไม่พบหัวข้อนี้แล้ว"),
        ("s999999", "ยังไม่มีข่าว"),
        ("q999999", "ไม่พบการค้นหานี้แล้ว"),
        ("z1", "ลิงก์นี้เปิดไม่ได้"),
        ("a" + "9" * 63, "ลิงก์นี้เปิดไม่ได้"),
        ("-", "ลิงก์นี้เปิดไม่ได้"),
    ],
)
async def test_an_odd_link_is_answered_kindly(box: Box, payload: str, told: str) -> None:
    async with box.bot(feeds=()):
        person = box.telegram.person(first_name="มะลิ", language_code="th")
        shown = await opened(person, payload, told)
        assert labels(shown) == ["🗞 ข่าวล่าสุด", "🔔 รับข่าวใหม่"]
