"""One story from two feeds, end to end."""

from tests.box import Box, labels

BODY = "<p>บริษัทสตาร์ตอัปไทยเปิดตัวแบตเตอรี่โซเดียมที่ชาร์จเต็มในห้านาที และจะเริ่มขายปลายปีนี้ในราคา 900 บาท</p>"


async def test_a_story_from_two_feeds_comes_once_and_its_card_says_who_else_reports_it(box: Box) -> None:
    feeds = (f"{box.url}/paper/feed", f"{box.url}/paper/feed?another")
    async with box.bot(feeds=feeds, push_delay=2):
        reader = await box.subscribed(language_code="en")
        for _ in range(3):
            await box.newspaper.next_look()
        box.newspaper.publish("แบตเตอรี่โซเดียมของไทยชาร์จเต็มในห้านาที", body=BODY)
        await reader.reads(lambda message: "📝 Summary" in labels(message))
        for _ in range(3):
            await box.newspaper.next_look()
        reader.say("/latest")
        await reader.reads(lambda message: "1️⃣" in labels(message) and "2️⃣" in labels(message))
    assert sum("📝 Summary" in labels(message) for message in reader.received) == 1
