"""What a reader can do below a story, end to end, in both languages."""

from typing import Any

import pytest

from playground.person import Person
from storage import open_storage
from tests.box import Box, labels, turned


async def toast(box: Box, reader: Person, message: Any, button: str) -> Any:
    press = reader.press(message, button)
    await box.telegram.until(lambda: press.answer is not None)
    return press.answer


@pytest.fixture
async def filed(box: Box) -> Box:
    for number in range(1, 8):
        box.newspaper.publish(f"ข่าวที่ {number}", category="AI")
    return box


async def card(box: Box, reader: Person, title: str, **about: Any) -> Any:
    box.newspaper.publish(title, **about)
    return await reader.reads(lambda message: title in message["text"])


async def test_a_story_is_saved_listed_and_let_go(filed: Box) -> None:
    async with filed.bot():
        reader = await filed.subscribed()
        await filed.backlog_read()
        reader.say("/saved")
        nothing = await reader.reads(lambda message: "ยังไม่มีข่าวที่บันทึกไว้" in message["text"])
        assert labels(nothing) == ["🗞 ข่าวล่าสุด"]
        story = await card(filed, reader, "ข่าวน่าเก็บ")
        assert "บันทึกแล้ว" in (await toast(filed, reader, story, "🔖"))["text"]
        for number in range(1, 6):
            reader.start(f"a{number}")
            shown = await reader.reads(lambda message: "📝 สรุป" in labels(message))
            await toast(filed, reader, shown, "🔖")
        reader.say("/saved")
        listed = await reader.reads(lambda message: "หน้า 1 จาก 2" in message["text"])
        second = await turned(reader, listed, "▶️")
        assert "ข่าวน่าเก็บ" in second["text"]
        assert "เอาออก" in (await toast(filed, reader, story, "🔖"))["text"]
        reader.say("/saved")
        listed = await reader.reads(lambda message: "🔖 ข่าวที่บันทึกไว้" in message["text"])
        assert "หน้า" not in listed["text"]


async def test_more_leads_to_topic_sound_and_reason_and_back(filed: Box) -> None:
    async with filed.bot():
        reader = await filed.subscribed(first_name="Robin", language_code="en")
        await filed.backlog_read()
        story = await card(filed, reader, "ข่าวใหม่", category="AI")
        more = await turned(reader, story, "⋯")
        assert labels(more) == [
            "🏷 ✓ AI",
            "🔕 No sound",
            "❓ Why this story?",
            "👎 Less like this",
            "📤 Share",
            "Stop the news",
            "↩️ Back",
        ]
        assert "all stories" in (await toast(filed, reader, more, "❓"))["text"]
        more = await turned(reader, more, "🏷 ✓ AI")
        assert "turned such stories off" in (await toast(filed, reader, more, "❓"))["text"]
        more = await turned(reader, more, "🏷 AI")
        why = await toast(filed, reader, more, "❓")
        assert (why["text"], why["show_alert"]) == ("You follow the topic “AI”.", True)
        more = await turned(reader, more, "🔕")
        assert "🔔 With sound" in labels(more)
        back = await turned(reader, more, "↩️")
        assert labels(back) == labels(story)
        assert back["text"] == story["text"]


async def test_stop_is_on_every_story_and_leaves_the_card_as_it_is(filed: Box) -> None:
    async with filed.bot():
        reader = await filed.subscribed()
        await filed.backlog_read()
        story = await card(filed, reader, "ข่าวใหม่")
        more = await turned(reader, story, "⋯")
        reader.press(more, "หยุดรับข่าว")
        goodbye = await reader.reads(lambda message: "หยุดส่งข่าวให้แล้ว" in message["text"])
        assert goodbye["message_id"] != story["message_id"]
        reader.press(goodbye, "🔔")
        await reader.reads(lambda message: "ทันทีที่มีข่าวใหม่" in message["text"])


async def test_what_is_saved_outlives_its_withdrawal_with_a_note(filed: Box) -> None:
    async with filed.bot():
        reader = await filed.subscribed()
        await filed.backlog_read()
        story = await card(filed, reader, "ข่าวที่จะถูกถอน")
        await toast(filed, reader, story, "🔖")
        storage = await open_storage(filed.database_url)
        (withdrawn,) = (await storage.articles.latest(number=0, size=1)).items
        await storage.amendments.withdraw(withdrawn.id, filed.clock())
        await storage.close()
        reader.say("/saved")
        listed = await reader.reads(lambda message: "⚠️" in message["text"])
        assert "ข่าวที่จะถูกถอน" in listed["text"]
        assert "ถอนข่าวนี้แล้ว" in (await toast(filed, reader, listed, "1️⃣"))["text"]
        emptied = await turned(reader, listed, "🗑")
        assert "ยังไม่มีข่าวที่บันทึกไว้" in emptied["text"]


async def test_a_story_comes_with_its_full_text_to_who_wants_it(filed: Box) -> None:
    async with filed.bot():
        thai = await filed.subscribed()
        english = await filed.subscribed(first_name="Robin", language_code="en")
        await filed.backlog_read()
        thai.say("/settings")
        shown = await thai.reads(lambda message: "⚙️" in message["text"])
        shown = await turned(thai, shown, "📄 อ่านเต็ม")
        assert "📄 ข่าว: พร้อมเนื้อหาเต็ม" in shown["text"]
        body = "".join(f"<p>ย่อหน้าที่ {n} {'ชิปรุ่นใหม่ประหยัดพลังงาน ' * 12}</p>" for n in range(1, 25))
        filed.newspaper.publish("ข่าวยาว", body=body)
        card = await thai.reads(lambda message: message["text"].startswith("📖 ข่าวยาว"))
        assert "ย่อหน้าที่ 2" in card["text"]
        second = await turned(thai, card, "▶️")
        assert "หน้า 2 จาก" in second["text"]
        short = await english.reads(lambda message: "ข่าวยาว" in message["text"])
        assert "📖 Full text" in labels(short)


async def test_a_shown_place_settles_the_time_zone(box: Box) -> None:
    async with box.bot(feeds=()):
        thai = await box.subscribed()
        thai.send_location(16.87, 96.20)
        shown = await thai.reads(lambda message: "🌍" in message["text"])
        assert "เขตเวลา: ย่างกุ้ง" in shown["text"]
        english = await box.subscribed(first_name="Robin", language_code="en")
        english.send_location(35.68, 139.69)
        shown = await english.reads(lambda message: "🌍" in message["text"])
        assert "Time zone: Tokyo" in shown["text"]
        assert "✓ Tokyo" in labels(shown)
