"""What readers do, end to end, in both languages and on both databases."""

from typing import Any

import pytest

from tests.box import Box, labels

LONG_BODY = "".join(f"<p>ย่อหน้าที่ {n} {'ชิปรุ่นใหม่ประหยัดพลังงานกว่าเดิม ' * 12}</p>" for n in range(1, 25))


@pytest.fixture
async def stocked(box: Box) -> Box:
    for number in range(1, 8):
        box.newspaper.publish(f"พาสคีย์ตอนที่ {number}", body=f"<p>พาสคีย์เรื่องที่ {number}</p>")
    box.newspaper.publish("ชิปประหยัดพลังงาน", body=LONG_BODY)
    return box


async def test_start_greets_in_the_clients_language(box: Box) -> None:
    async with box.bot():
        thai = await box.subscribed(language_code="th")
        english = await box.subscribed(first_name="Robin", language_code="en-GB")
        other = await box.subscribed(first_name="Kai", language_code="de")
    assert "สวัสดี" in thai.received[0]["text"]
    assert "Hello" in english.received[0]["text"]
    assert "สวัสดี" in other.received[0]["text"]


async def test_a_new_story_reaches_every_reader_in_their_language(box: Box) -> None:
    async with box.bot():
        thai = await box.subscribed(language_code="th")
        english = await box.subscribed(first_name="Robin", language_code="en")
        await box.backlog_read()
        box.newspaper.publish("แบตเตอรี่ <รุ่นใหม่> & เร็วกว่าเดิม")
        for reader, summary in ((thai, "📝 สรุป"), (english, "📝 Summary")):
            card = await reader.reads(lambda message: "<รุ่นใหม่> & เร็วกว่าเดิม" in message["text"])
            assert labels(card)[0] == summary
            assert [label[0] for label in labels(card)] == ["📝", "📖", "🔗", "🌐", "💬", "🔖", "⋯"]


async def test_the_backlog_is_searchable_and_never_pushed(stocked: Box) -> None:
    async with stocked.bot():
        reader = await stocked.subscribed()
        await stocked.backlog_read()
        reader.say("ชิปประหยัดพลังงาน")
        found = await reader.reads(lambda message: "🔎" in message["text"])
        assert "ชิปประหยัดพลังงาน" in found["text"]
    assert len(reader.received) == 2


async def test_the_cards_buttons_turn_one_message(stocked: Box) -> None:
    async with stocked.bot():
        reader = await stocked.subscribed()
        await stocked.backlog_read()
        reader.say("/search ชิปประหยัดพลังงาน")
        found = await reader.reads(lambda message: "🔎" in message["text"])
        reader.press(found, "1️⃣")
        card = await reader.reads(lambda message: "📖 อ่านเต็ม" in labels(message))

        async def turned(sign: str, into: str) -> Any:
            press = reader.press(card, sign)
            shown = await reader.reads(lambda message: message["text"].startswith(into))
            assert shown["message_id"] == card["message_id"]
            await stocked.telegram.until(lambda: press.answer is not None)
            return shown

        assert "ชิปรุ่นใหม่" in (await turned("📝", "📝"))["text"]
        first = await turned("📖", "📖")
        assert "หน้า 1 จาก 4" in first["text"]
        assert "หน้า 2 จาก 4" in (await turned("▶️", "📖"))["text"]
        assert "หน้า 3 จาก 4" in (await turned("▶️", "📖"))["text"]
        last = await turned("▶️", "📖")
        assert "ย่อหน้าที่ 24" in last["text"]
        assert "▶️" not in labels(last)
        assert "หน้า 3 จาก 4" in (await turned("◀️", "📖"))["text"]
        back = await turned("↩️", "ชิปประหยัดพลังงาน")
        assert labels(back) == labels(card)


async def test_related_stories_page_and_open(stocked: Box) -> None:
    async with stocked.bot():
        reader = await stocked.subscribed(language_code="en")
        await stocked.backlog_read()
        await stocked.stories_placed()
        reader.say("ตอนที่ 3")
        found = await reader.reads(lambda message: "🔎" in message["text"])
        reader.press(found, "1️⃣")
        card = await reader.reads(lambda message: "🔗 Related" in labels(message))
        reader.press(card, "🔗")
        related = await reader.reads(lambda message: "🔗 Related to" in message["text"])
        reader.press(related, "▶️")
        second = await reader.reads(lambda message: "Page 2 of 2" in message["text"])
        reader.press(second, "1️⃣")
        opened = await reader.reads(lambda message: "📝 Summary" in labels(message))
        assert opened["message_id"] != card["message_id"]
        assert opened["text"].splitlines()[0] != card["text"].splitlines()[0]


async def test_lists_page_by_editing_and_still_do_after_a_restart(stocked: Box) -> None:
    async with stocked.bot():
        reader = await stocked.subscribed()
        await stocked.backlog_read()
        reader.say("/latest")
        latest = await reader.reads(lambda message: "ข่าวล่าสุด" in message["text"] and "1️⃣" in labels(message))
        reader.say("พาสคีย์")
        found = await reader.reads(lambda message: "🔎" in message["text"])
    async with stocked.bot():
        reader.press(latest, "▶️")
        turned = await reader.reads(lambda message: "หน้า 2 จาก 2" in message["text"])
        assert turned["message_id"] == latest["message_id"]
        reader.press(found, "▶️")
        searched = await reader.reads(lambda m: "หน้า 2 จาก 2" in m["text"] and "🔎" in m["text"])
        assert searched["message_id"] == found["message_id"]
        assert "พาสคีย์ตอนที่" in searched["text"]


async def test_what_was_probably_meant_is_a_press_away_also_after_a_restart(box: Box) -> None:
    box.newspaper.publish("มหาวิทยาลัยเปิดรับนักศึกษา")
    async with box.bot():
        reader = await box.subscribed()
        await box.backlog_read()
        reader.say("มหาวิทยลัย")
        near = await reader.reads(lambda message: "🔎" in message["text"])
        assert "มหาวิทยาลัยเปิดรับนักศึกษา" in near["text"]
        assert labels(near)[-1] == "หมายถึง “มหาวิทยาลัย” หรือเปล่า"
    async with box.bot():
        reader.press(near, "หมายถึง “มหาวิทยาลัย” หรือเปล่า")
        found = await reader.reads(lambda message: "“มหาวิทยาลัย”" in message["text"])
        assert found["message_id"] == near["message_id"]
        assert labels(found) == ["1️⃣"]


async def test_after_stop_nothing_comes_and_start_brings_it_back(box: Box) -> None:
    async with box.bot():
        leaver = await box.subscribed()
        stayer = await box.subscribed(first_name="Robin")
        await box.backlog_read()
        leaver.say("/stop")
        goodbye = await leaver.reads(lambda message: "หยุดส่งข่าว" in message["text"])
        box.newspaper.publish("ข่าวที่หนึ่ง")
        await stayer.reads(lambda message: "ข่าวที่หนึ่ง" in message["text"])
        leaver.press(goodbye, "🔔")
        await leaver.reads(lambda message: "ทันทีที่มีข่าวใหม่" in message["text"])
        box.newspaper.publish("ข่าวที่สอง")
        await leaver.reads(lambda message: "ข่าวที่สอง" in message["text"])
    assert not any("ข่าวที่หนึ่ง" in message["text"] for message in leaver.received)


async def test_language_switches_everything_and_is_kept(box: Box) -> None:
    async with box.bot():
        reader = await box.subscribed(language_code="th")
        reader.say("/language")
        choice = await reader.reads(lambda message: "🗣" in message["text"])
        reader.press(choice, "English")
        await reader.reads(lambda message: "Language: English" in message["text"])
        reader.say("/start")
        await reader.reads(lambda message: "Hello" in message["text"])
        await box.backlog_read()
        box.newspaper.publish("ข่าวใหม่")
        card = await reader.reads(lambda message: "ข่าวใหม่" in message["text"])
        assert "📝 Summary" in labels(card)


async def test_no_sound_is_kept_to(box: Box) -> None:
    async with box.bot():
        reader = await box.subscribed()
        reader.say("/settings")
        settings = await reader.reads(lambda message: "⚙️" in message["text"])
        reader.press(settings, "🔕")
        await reader.reads(lambda message: "ข่าวยังมาตามปกติ" in message["text"])
        await box.backlog_read()
        box.newspaper.publish("ข่าวเงียบ")
        await reader.reads(lambda message: "ข่าวเงียบ" in message["text"])
    sent = [entry for entry in box.telegram.log if "ข่าวเงียบ" in str(entry.parameters.get("text"))]
    assert [entry.parameters.get("disable_notification") for entry in sent] == [True]


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("/help", "/latest"),
        ("/search", "เช่น /search"),
        ("/nonsense", "ไม่รู้จักคำสั่ง /nonsense"),
        ("🎉🎉", "ไม่มีคำที่ใช้ค้นหาได้"),
        ('NEAR("a" OR title:*)', "ไม่พบข่าว"),
        ("ก" * 4000, "ไม่พบข่าว"),
        ("/search\nไม่มีแน่นอน", "ไม่พบข่าวเกี่ยวกับ “ไม่มีแน่นอน”"),
        ("/latest", "ยังไม่มีข่าว"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_nothing_goes_unanswered(box: Box, said: str, answered: str) -> None:
    async with box.bot(feeds=()):
        person = box.telegram.person(first_name="มะลิ", language_code="th")
        person.say(said)
        await person.reads(lambda message: answered in message["text"])


@pytest.mark.parametrize(("comments", "lines"), [("open", 1), ("off", 0)])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_help_tells_of_comments_where_there_can_be_some(box: Box, comments: str, lines: int) -> None:
    async with box.bot(feeds=(), comments=comments):
        for language in ("th", "en"):
            person = box.telegram.person(first_name="Robin", language_code=language)
            person.say("/help")
            answer = await person.reads(lambda message: "/latest" in message["text"])
            assert answer["text"].count("💬") == lines


async def test_a_file_is_answered_too(box: Box) -> None:
    async with box.bot(feeds=()):
        person = box.telegram.person(first_name="มะลิ", language_code="th")
        person.send_document(b"%PDF", "page.pdf", "application/pdf")
        await person.reads(lambda message: "อ่านได้เฉพาะข้อความ" in message["text"])


async def test_a_person_who_blocks_the_bot_is_left_in_peace(box: Box) -> None:
    async with box.bot():
        gone = await box.subscribed()
        stays = await box.subscribed(first_name="Robin")
        await box.backlog_read()
        gone.block()
        box.newspaper.publish("ข่าวหลังบล็อก")
        await stays.reads(lambda message: "ข่าวหลังบล็อก" in message["text"])
        gone.unblock()
        gone.say("/start")
        await gone.reads(lambda message: "สวัสดี" in message["text"])
        box.newspaper.publish("ข่าวหลังกลับมา")
        await gone.reads(lambda message: "ข่าวหลังกลับมา" in message["text"])


async def test_an_edited_story_is_an_edit_and_not_news(box: Box) -> None:
    async with box.bot():
        reader = await box.subscribed()
        await box.backlog_read()
        box.newspaper.publish("ข่าวเดิม", guid="same")
        await reader.reads(lambda message: "ข่าวเดิม" in message["text"])
        box.newspaper.items.clear()
        box.newspaper.publish("ข่าวเดิมที่แก้แล้ว", guid="same")
        await box.backlog_read()
        reader.say("แก้แล้ว")
        await reader.reads(lambda message: "🔎" in message["text"] and "ข่าวเดิมที่แก้แล้ว" in message["text"])
    assert sum("📝" in str(labels(message)) for message in reader.received) == 1
