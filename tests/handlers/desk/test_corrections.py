"""Stories that are out already, edited or taken back."""

import pytest

from tests.box import Box, labels
from tests.handlers.desk.newsroom import Desk, card, kept, written

PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x05\0\0\0\x07"
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def desk(box: Box) -> Desk:
    return Desk(box)


async def published(desk: Desk) -> None:
    """A story by the owner, in the reader's chat."""
    await desk.subscribe(desk.reader)
    draft = await written(desk.owner, "ฝนถล่มกรุง\nน้ำท่วมหลายจุด\n\nรถติดหนัก")
    desk.owner.press(draft, "✅")
    await card(desk.owner, "⏳")
    desk.clock.set(9, 1)
    await desk.reader.reads(lambda message: message["text"].startswith("ฝนถล่มกรุง"))


async def changed(desk: Desk, field: str, to: str) -> None:
    shown = await card(desk.owner, "ฉบับแก้ไข")
    desk.owner.press(shown, "✏️")
    fields = await desk.owner.reads(lambda message: field in labels(message))
    desk.owner.press(fields, field)
    await desk.owner.reads(lambda message: "“-”" in message["text"])
    desk.owner.say(to)


async def test_an_edit_shows_its_difference_and_reaches_the_copies_that_are_out(desk: Desk) -> None:
    async with desk.open():
        await published(desk)
        desk.owner.say("/edit ฝนถล่ม")
        found = await desk.owner.reads(lambda message: "แก้ข่าวไหน" in message["text"])
        desk.owner.press(found, "1️⃣")
        await changed(desk, "พาดหัว", "ฝนตกหนักทั่วกรุง")
        await changed(desk, "หมายเหตุการแก้ไข", "แก้พาดหัว")
        shown = await card(desk.owner, "แก้พาดหัว")
        desk.owner.press(shown, "🔍")
        difference = await desk.owner.reads(lambda message: "ส่วนที่เปลี่ยน" in message["text"])
        assert "➖ ฝนถล่มกรุง" in difference["text"]
        assert "➕ ฝนตกหนักทั่วกรุง" in difference["text"]
        desk.owner.press(difference, "📢")
        copy = await desk.reader.reads(lambda message: message["text"].startswith("ฝนตกหนักทั่วกรุง"))
        assert "✏️ แก้พาดหัว — " in copy["text"]
        assert copy["message_id"] == desk.reader.received[1]["message_id"]
    assert (desk.owner.id, "edit") in await desk.audited()


async def test_an_edit_for_new_copies_leaves_those_that_are_out(desk: Desk) -> None:
    async with desk.open():
        await published(desk)
        desk.owner.say("/edit")
        found = await desk.owner.reads(lambda message: "แก้ข่าวไหน" in message["text"])
        desk.owner.press(found, "1️⃣")
        await changed(desk, "พาดหัว", "ฝนตกหนักทั่วกรุง")
        shown = await card(desk.owner, "ฝนตกหนักทั่วกรุง")
        desk.owner.press(shown, "🔍")
        difference = await desk.owner.reads(lambda message: "ส่วนที่เปลี่ยน" in message["text"])
        desk.owner.press(difference, "🆕")
        await card(desk.owner, "ฉบับที่ส่งไปแล้วคงเดิม")
        desk.reader.say("/latest")
        await desk.reader.reads(lambda message: "ฝนตกหนักทั่วกรุง" in message["text"])
        assert desk.reader.received[1]["text"].startswith("ฝนถล่มกรุง")


async def test_an_edit_that_came_first_is_seen_before_the_second_is_done(desk: Desk) -> None:
    await desk.hire(desk.editor)
    async with desk.open():
        await published(desk)
        desk.owner.say("/edit")
        desk.owner.press(await desk.owner.reads(lambda message: "แก้ข่าวไหน" in message["text"]), "1️⃣")
        await changed(desk, "พาดหัว", "ฝนตกหนักทั่วกรุง")
        shown = await card(desk.owner, "ฝนตกหนักทั่วกรุง")
        desk.editor.say("/edit")
        desk.editor.press(await desk.editor.reads(lambda message: "แก้ข่าวไหน" in message["text"]), "1️⃣")
        theirs = await card(desk.editor, "ฝนตกหนักทั่วกรุง")  # the same draft, not a second one
        desk.editor.press(theirs, "🔍")
        difference = await desk.editor.reads(lambda message: "ส่วนที่เปลี่ยน" in message["text"])
        desk.editor.press(difference, "🆕")
        await card(desk.editor, "ฉบับที่ส่งไปแล้วคงเดิม")
        desk.owner.press(shown, "🔍")
        await card(desk.owner, "มาลี แก้ฉบับร่างนี้ไปก่อนแล้ว")


async def test_an_edit_reaches_copies_that_are_photos(desk: Desk) -> None:
    async with desk.open():
        await desk.subscribe(desk.reader)
        desk.owner.say("/post")
        desk.owner.send_photo(PICTURE, "ฝนถล่มกรุง\nน้ำท่วม")
        await kept(desk.owner, 1)
        desk.owner.say("/done")
        draft = await desk.owner.reads(lambda message: "photo" in message)
        desk.owner.press(draft, "✅")
        await desk.owner.reads(lambda message: "⏳" in message.get("caption", ""))
        desk.clock.set(9, 1)
        copy = await desk.reader.reads(lambda message: "photo" in message)
        desk.owner.say("/edit")
        desk.owner.press(await desk.owner.reads(lambda m: "แก้ข่าวไหน" in m.get("text", "")), "1️⃣")
        shown = await desk.owner.reads(lambda message: "ฉบับแก้ไข" in message.get("caption", ""))
        desk.owner.press(shown, "✏️")
        fields = await desk.owner.reads(lambda message: "พาดหัว" in labels(message))
        desk.owner.press(fields, "พาดหัว")
        await desk.owner.reads(lambda message: "“-”" in message.get("text", ""))
        desk.owner.say("ฝนตกหนักทั่วกรุง")
        shown = await desk.owner.reads(lambda message: "ฝนตกหนักทั่วกรุง" in message.get("caption", ""))
        desk.owner.press(shown, "🔍")
        difference = await desk.owner.reads(lambda message: "📢 แก้ทุกฉบับที่ส่งไปแล้ว" in labels(message))
        desk.owner.press(difference, "📢")
        edited = await desk.reader.reads(lambda m: m.get("caption", "").startswith("ฝนตกหนักทั่วกรุง"))
        assert edited["message_id"] == copy["message_id"]
        assert edited["photo"] == copy["photo"]


async def test_a_follow_up_answers_the_earlier_story_in_each_chat_that_has_it(desk: Desk) -> None:
    async with desk.open():
        await published(desk)
        late = desk.box.telegram.person(first_name="Late", language_code="en")
        await desk.subscribe(late)
        draft = await written(desk.owner, "น้ำเริ่มลด\nหลายจุดเปิดใช้ได้แล้ว")
        desk.owner.press(draft, "🧵")
        earlier = await desk.owner.reads(lambda message: "ต่อจากข่าวไหน" in message["text"])
        desk.owner.press(earlier, "1️⃣")
        draft = await card(desk.owner, "ข่าวต่อเนื่อง")
        desk.owner.press(draft, "✅")
        await card(desk.owner, "⏳")
        desk.clock.set(9, 2)
        arrived = [
            await person.reads(lambda message: message["text"].startswith("น้ำเริ่มลด"))
            for person in (desk.reader, late)
        ]
    assert arrived[0]["reply_to_message"]["text"].startswith("ฝนถล่มกรุง")
    assert "reply_to_message" not in arrived[1]


async def test_a_retracted_story_disappears_from_the_chats(desk: Desk) -> None:
    async with desk.open():
        await published(desk)
        desk.owner.say("/retract ฝนถล่ม")
        found = await desk.owner.reads(lambda message: "ถอนข่าวไหน" in message["text"])
        desk.owner.press(found, "1️⃣")
        sure = await desk.owner.reads(lambda message: "ยืนยัน" in message["text"])
        desk.owner.press(sure, "🗑")
        await desk.owner.reads(lambda message: "ถอนข่าวแล้ว" in message["text"])
        await desk.box.telegram.until(lambda: len(desk.reader.received) == 1)
    assert (desk.owner.id, "retract") in await desk.audited()


@pytest.mark.parametrize("data", ["dg:99", "do:99", "dz:99", "dv:99:1", "dy:99:1:1:all", "dk:edit:99:0"])
async def test_a_made_up_press_changes_nothing(desk: Desk, data: str) -> None:
    async with desk.open():
        draft = await written(desk.owner, "ฝนถล่มกรุง\nน้ำท่วม")
        draft["reply_markup"] = {"inline_keyboard": [[{"text": "forged", "callback_data": data}]]}
        press = desk.owner.press(draft, "forged")
        await desk.box.telegram.until(lambda: press.answer is not None and press.answer.get("text"))
    assert await desk.audited() == []


async def test_source_author_and_bio_of_an_own_story_are_put_right(desk: Desk) -> None:
    async with desk.open():
        await published(desk)
        desk.owner.say("/edit")
        found = await desk.owner.reads(lambda message: "แก้ข่าวไหน" in message["text"])
        desk.owner.press(found, "1️⃣")
        for field, to in (("ที่มา", "รอยเตอร์"), ("ผู้เขียน", "มาลี"), ("เกี่ยวกับผู้เขียน", "เขียน <ข่าว> ไอที")):
            await changed(desk, field, to)
        desk.owner.press(await card(desk.owner, "รอยเตอร์"), "🔍")
        difference = await desk.owner.reads(lambda message: "ส่วนที่เปลี่ยน" in message["text"])
        assert "➕ มาลี" in difference["text"]
        desk.owner.press(difference, "📢")
        copy = await desk.reader.reads(lambda message: message["text"].endswith("\n\nรอยเตอร์"))
        assert copy["message_id"] == desk.reader.received[1]["message_id"]
        desk.reader.press(copy, "📖")
        full = await desk.reader.reads(lambda message: message["text"].startswith("📖"))
        assert "มาลี · รอยเตอร์" in full["text"]
        assert full["text"].endswith("\n\nเขียน <ข่าว> ไอที")


async def test_the_source_of_a_feeds_story_is_what_it_is_known_by(desk: Desk) -> None:
    desk.box.newspaper.publish("ข่าวก่อนหน้า")
    async with desk.open(feeds=(f"{desk.box.url}/paper/feed",)):
        await desk.box.backlog_read()
        desk.owner.say("/edit")
        found = await desk.owner.reads(lambda message: "แก้ข่าวไหน" in message["text"])
        desk.owner.press(found, "1️⃣")
        desk.owner.press(await card(desk.owner, "ฉบับแก้ไข"), "✏️")
        fields = await desk.owner.reads(lambda message: "ผู้เขียน" in labels(message))
        assert "ที่มา" not in labels(fields)


async def test_the_earlier_story_of_a_follow_up_is_found_by_words(desk: Desk) -> None:
    for number in range(7):
        desk.box.newspaper.publish("ข่าวฝนถล่มกรุง" if not number else f"ข่าวอื่น {number}")
    async with desk.open(feeds=(f"{desk.box.url}/paper/feed",)):
        await desk.box.backlog_read()
        draft = await written(desk.owner, "น้ำลดแล้ว\nถนนเปิดใช้")
        desk.owner.press(draft, "🧵")
        listed = await desk.owner.reads(lambda message: "🔎 ค้นหา" in labels(message))
        assert "ข่าวฝนถล่มกรุง" not in listed["text"]
        desk.owner.press(listed, "🔎 ค้นหา")
        await desk.owner.reads(lambda message: "ส่งคำที่อยู่ในข่าวก่อนหน้า" in message["text"])
        desk.owner.say("ไม่มีคำนี้แน่นอน")
        await desk.owner.reads(
            lambda message: "↩️ กลับไปที่ฉบับร่าง" in labels(message) and "ไม่พบ" in message["text"]
        )
        desk.owner.say("ฝนถล่ม")
        found = await desk.owner.reads(lambda message: "ข่าวฝนถล่มกรุง" in message["text"])
        desk.owner.press(found, "1️⃣")
        await card(desk.owner, "🧵")
