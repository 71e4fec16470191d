"""Presses that a client made up, or that come too late."""

import pytest

from tests.box import Box, labels

# What a press is answered with hangs on no database; one keeps the suite quick.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def forged(box: Box, data: str) -> str | None:
    """Press a button that carries `data`, whoever made it; what the toast says."""
    reader = await box.subscribed()
    before = len(reader.received)
    message = reader.received[-1]
    message["reply_markup"] = {"inline_keyboard": [[{"text": "forged", "callback_data": data}]]}
    press = reader.press(message, "forged")
    await box.telegram.until(lambda: press.answer is not None)
    assert len(reader.received) == before
    assert press.answer is not None
    return str(press.answer["text"])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("nonsense", "ปุ่มนี้ใช้ไม่ได้แล้ว"),
        ("c:999999", "ข่าวนี้ไม่อยู่แล้ว"),
        ("o:999999", "ข่าวนี้ไม่อยู่แล้ว"),
        ("f:999999:3", "ข่าวนี้ไม่อยู่แล้ว"),
        ("r:999999:0", "ข่าวนี้ไม่อยู่แล้ว"),
        ("q:999999:0", "ไม่พบการค้นหานี้แล้ว"),
        ("f:9007199254740991:0", "ข่าวนี้ไม่อยู่แล้ว"),
        ("d:999999:0", "ไม่พบข่าวรวมชุดนี้แล้ว"),
        ("ta:999999:0", "ไม่พบหัวข้อนี้แล้ว"),
        ("tf:999999:1", "ไม่พบหัวข้อนี้แล้ว"),
        ("ml:999999", "ข่าวนี้ไม่อยู่แล้ว"),
        ("mm:999999:7", "ข่าวนี้ไม่อยู่แล้ว"),
        ("my:999999", "ข่าวนี้ไม่อยู่แล้ว"),
        ("@:999999:e", "บอตไม่อยู่ในกลุ่มหรือช่องนี้แล้ว"),
        ("@:1:e", "บอตไม่อยู่ในกลุ่มหรือช่องนี้แล้ว"),
        ("@:1:sk:1", "ปุ่มนี้ใช้ไม่ได้แล้ว"),
        ("@:1:@:1:e", "ปุ่มนี้ใช้ไม่ได้แล้ว"),
        ("@:x:e", "ปุ่มนี้ใช้ไม่ได้แล้ว"),
        ("pc", "ปุ่มนี้ใช้กับกลุ่มและช่อง"),
        ("sk:999999", "ข่าวนี้ไม่อยู่แล้ว"),
        ("mo:999999", "ข่าวนี้ไม่อยู่แล้ว"),
        ("mf:999999:999999:1", "ข่าวนี้ไม่อยู่แล้ว"),
        ("ms:999999:0", "ข่าวนี้ไม่อยู่แล้ว"),
        ("oh:99", "ปุ่มนี้ใช้ไม่ได้แล้ว"),
        ("tc:999999:1:0", "ไม่พบหัวข้อนี้แล้ว"),
        ("i:61", "ปุ่มนี้ใช้ไม่ได้แล้ว"),
        ("v:0:9007199254740991", "ปุ่มนี้ใช้ไม่ได้แล้ว"),
        ("m:7", "ปุ่มนี้ใช้ไม่ได้แล้ว"),
        ("j:99", "ปุ่มนี้ใช้ไม่ได้แล้ว"),
    ],
)
async def test_a_made_up_press_gets_a_clear_answer_and_changes_nothing(box: Box, data: str, told: str) -> None:
    async with box.bot(feeds=()):
        said = await forged(box, data)
    assert said is not None
    assert told in said


@pytest.mark.parametrize("data", ["f:1:99999", "r:1:99999", "l:99999"])
async def test_a_page_beyond_the_end_is_no_dead_end(box: Box, data: str) -> None:
    for number in range(3):
        box.newspaper.publish(f"พาสคีย์ {number}")
    async with box.bot():
        reader = await box.subscribed()
        await box.backlog_read()
        await box.stories_placed()
        message = reader.received[-1]
        message["reply_markup"] = {"inline_keyboard": [[{"text": "forged", "callback_data": data}]]}
        reader.press(message, "forged")
        shown = await reader.reads(lambda shown: "พาสคีย์" in shown["text"])
        assert labels(shown)


async def test_nothing_related_is_said_in_a_word(box: Box) -> None:
    box.newspaper.publish("ข่าวเดียว")
    async with box.bot():
        reader = await box.subscribed()
        await box.backlog_read()
        reader.say("/latest")
        latest = await reader.reads(lambda message: "1️⃣" in labels(message))
        reader.press(latest, "1️⃣")
        card = await reader.reads(lambda message: "🔗 เกี่ยวข้อง" in labels(message))
        press = reader.press(card, "🔗")
        await box.telegram.until(lambda: press.answer is not None)
        assert press.answer is not None
        assert press.answer["text"] == "ยังไม่มีข่าวที่เกี่ยวข้อง"


async def test_the_same_press_twice_is_answered_twice(box: Box) -> None:
    async with box.bot(feeds=()):
        reader = await box.subscribed()
        presses = [reader.press(reader.received[-1], "⏭")]
        shown = await reader.reads(lambda message: "⚙️ ตั้งค่า" in labels(message))
        presses += [reader.press(shown, "⚙️")]
        settings = await reader.reads(lambda message: "🔔" in message["text"])
        sounds = [button for button in labels(settings) if button.startswith("🗣")]
        presses += [reader.press(settings, sounds[0]) for _ in range(2)]
        await box.telegram.until(lambda: all(press.answer is not None for press in presses))
        assert len(reader.received) == 1


async def test_a_press_on_a_message_that_is_gone_opens_a_new_one(box: Box) -> None:
    async with box.bot(feeds=()):
        reader = await box.subscribed()
        reader.press(reader.received[-1], "⏭")
        chat = reader.chat
        assert chat is not None
        chat.messages.pop(reader.received[-1]["message_id"])
        await reader.reads(lambda message: "✅" in message["text"])


async def test_settings_can_be_chosen_before_any_subscription(box: Box) -> None:
    async with box.bot(feeds=()):
        reader = box.telegram.person(first_name="มะลิ", language_code="th")
        reader.say("/language")
        choice = await reader.reads(lambda message: "🗣" in message["text"])
        reader.press(choice, "English")
        shown = await reader.reads(lambda message: "Language: English" in message["text"])
        assert "News: stopped" in shown["text"]
        reader.press(shown, "🔔 Send me news again")
        await reader.reads(lambda message: "News: as it happens" in message["text"])
        reader.press(shown, "Stop the news")
        await reader.reads(lambda message: "News: stopped" in message["text"])
