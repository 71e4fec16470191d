"""Publishing, undoing, scheduling, approving: and who may."""

from typing import Any

import pytest

from news.team import Role
from playground.person import Person
from tests.box import Box, labels
from tests.handlers.desk.newsroom import Desk, card, told, written

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def desk(box: Box) -> Desk:
    return Desk(box)


def cards(person: Person, title: str) -> list[Any]:
    return [message for message in person.received if message["text"].startswith(title)]


async def test_undone_within_the_countdown_nobody_gets_it(desk: Desk) -> None:
    async with desk.open():
        await desk.subscribe(desk.reader)
        draft = await written(desk.owner, "ฝนถล่มกรุง\nน้ำท่วมหลายจุด")
        desk.owner.press(draft, "✅")
        going = await card(desk.owner, "⏳")
        desk.clock.set(9, 0)
        desk.owner.press(going, "↩️")
        back = await card(desk.owner, "ฉบับร่าง")
        desk.clock.set(10)
        desk.owner.press(back, "🔕")
        again = await card(desk.owner, "🔕")
        desk.owner.press(again, "✅")
        await card(desk.owner, "⏳")
        assert not cards(desk.reader, "ฝนถล่มกรุง")
        desk.clock.set(10, 1)
        await desk.reader.reads(lambda message: message["text"].startswith("ฝนถล่มกรุง"))
    sends = [
        entry.parameters
        for entry in desk.box.telegram.log
        if entry.method == "sendMessage" and entry.parameters["chat_id"] == desk.reader.id
    ]
    assert [sent.get("disable_notification") for sent in sends if "ฝนถล่มกรุง" in sent["text"]] == [True]


async def test_undo_after_it_went_out_is_told_so(desk: Desk) -> None:
    async with desk.open():
        draft = await written(desk.owner, "ฝนถล่มกรุง\nน้ำท่วม")
        desk.owner.press(draft, "✅")
        going = await card(desk.owner, "⏳")
        desk.clock.set(9, 1)
        await desk.owner.reads(lambda message: "เผยแพร่แล้ว: ฝนถล่มกรุง" in message["text"])
        desk.owner.press(going, "↩️")
        shown = await card(desk.owner, "ปุ่มนี้เป็นของฉบับก่อนหน้า")
        assert "✅ เผยแพร่แล้ว" in shown["text"]


@pytest.mark.parametrize("said", ["พรุ่งนี้ 8 โมง", "tomorrow 08:00"])
async def test_a_story_goes_out_at_the_time_it_was_given(desk: Desk, said: str) -> None:
    async with desk.open():
        await desk.subscribe(desk.reader)
        draft = await written(desk.owner, "ฝนถล่มกรุง\nน้ำท่วม")
        desk.owner.press(draft, "🕒")
        await desk.owner.reads(lambda message: "เมื่อไร" in message["text"])
        desk.owner.say("สักวัน")
        await desk.owner.reads(lambda message: "ไม่เข้าใจ" in message["text"])
        desk.owner.say(said)
        await card(desk.owner, "24 พ.ย. 2569, 08:00")
        desk.owner.say("/queue")
        await desk.owner.reads(lambda message: "🕒 24 พ.ย. 2569, 08:00" in message["text"])
        desk.clock.set(7, 59, day=24)
        desk.reader.say("/latest")
        await desk.reader.reads(lambda message: "No news yet" in message["text"])
        desk.clock.set(8, day=24)
        await desk.reader.reads(lambda message: message["text"].startswith("ฝนถล่มกรุง"))


async def test_of_two_editors_the_later_is_told_and_nothing_is_overwritten(desk: Desk) -> None:
    await desk.hire(desk.editor)
    async with desk.open():
        mine = await written(desk.owner, "ฝนถล่มกรุง\nน้ำท่วม")
        desk.editor.say("/queue")
        queue = await desk.editor.reads(lambda message: "🗂" in message["text"])
        desk.editor.press(queue, "1️⃣")
        theirs = await card(desk.editor)
        desk.editor.press(theirs, "✏️")
        fields = await desk.editor.reads(lambda message: "แก้ส่วนไหน" in message["text"])
        desk.editor.press(fields, "พาดหัว")
        await desk.editor.reads(lambda message: "“-”" in message["text"])
        desk.editor.say("ฝนตกหนักทั่วกรุง")
        await card(desk.editor, "ฝนตกหนักทั่วกรุง")
        desk.owner.press(mine, "✅")
        shown = await card(desk.owner, "มาลี แก้ฉบับร่างนี้ไปก่อนแล้ว")
        assert told(shown).startswith("ฝนตกหนักทั่วกรุง")
        assert "✅ เผยแพร่" in labels(shown)


async def test_where_the_owner_wants_it_a_second_person_approves(desk: Desk) -> None:
    await desk.hire(desk.editor)
    async with desk.open(approval=True):
        await desk.subscribe(desk.reader)
        await desk.subscribe(desk.owner)
        draft = await written(desk.editor, "ฝนถล่มกรุง\nน้ำท่วม")
        desk.editor.press(draft, "✅")
        waiting = await card(desk.editor, "รอผู้อนุมัติอีกคน")
        assert "✅ อนุมัติ" not in labels(waiting)
        asked = await card(desk.owner, "มาลี ขอให้คุณช่วยอนุมัติ")
        waiting["reply_markup"] = asked["reply_markup"]
        press = desk.editor.press(waiting, "✅")
        await desk.box.telegram.until(lambda: press.answer is not None)
        desk.clock.set(10)
        desk.owner.press(asked, "✅")
        await card(desk.owner, "⏳")
        assert not cards(desk.reader, "ฝนถล่มกรุง")
        desk.clock.set(10, 1)
        await desk.reader.reads(lambda message: message["text"].startswith("ฝนถล่มกรุง"))
    assert press.answer is not None
    assert "คนอื่น" in press.answer["text"]
    deeds = [deed for _, deed in await desk.audited()]
    assert deeds == ["ask for approval", "approve", "publish"]


async def test_a_stranger_is_refused_and_the_refusal_is_written_down(desk: Desk) -> None:
    async with desk.open():
        draft = await written(desk.owner, "ฝนถล่มกรุง\nน้ำท่วม")
        desk.reader.say("/post ข่าวปลอม")
        await desk.reader.reads(lambda message: "people of the newsroom" in message["text"])
        forged = desk.reader.received[-1]
        forged["reply_markup"] = draft["reply_markup"]
        presses = [desk.reader.press(forged, sign) for sign in ("✅", "🕒", "✏️", "🧪", "🔕", "🗑", "👁")]
        await desk.box.telegram.until(lambda: all(press.answer for press in presses))
        assert {press.answer["text"] for press in presses if press.answer} == {
            "This is for the people of the newsroom."
        }
        desk.owner.press(draft, "⚡")
        await card(desk.owner, "⚡ ข่าวด่วน")
    assert await desk.audited() == [(desk.reader.id, "refused")] * (1 + len(presses))


async def test_whoever_loses_the_right_in_the_middle_is_not_listened_to(desk: Desk) -> None:
    await desk.hire(desk.editor)
    async with desk.open():
        desk.editor.say("/post")
        await desk.editor.reads(lambda message: "/done" in message["text"])
        await desk.hire(desk.editor, Role.MODERATOR)
        desk.editor.say("ข่าวที่หนึ่ง")
        await desk.editor.reads(lambda message: "กองบรรณาธิการเท่านั้น" in message["text"])
        desk.editor.say("ข่าวที่หนึ่ง")
        await desk.editor.reads(lambda message: "ไม่พบ" in message["text"])
    assert await desk.audited() == [(desk.editor.id, "refused")]


@pytest.mark.parametrize(
    "data", ["dr:99", "du:99:1", "dn:99:1", "dt:99:1:9", "df:99:1:title", "dp:99:en:full:0", "dw:99"]
)
async def test_a_made_up_press_of_an_editor_changes_nothing(desk: Desk, data: str) -> None:
    async with desk.open():
        draft = await written(desk.owner, "ฝนถล่มกรุง\nน้ำท่วม")
        draft["reply_markup"] = {"inline_keyboard": [[{"text": "forged", "callback_data": data}]]}
        press = desk.owner.press(draft, "forged")
        await desk.box.telegram.until(lambda: press.answer is not None and press.answer.get("text"))
    assert await desk.audited() == []


async def test_what_an_editor_should_look_at_is_said_before_it_goes_out(desk: Desk) -> None:
    async with desk.open():
        first = await written(desk.owner, "แบตเตอรี่ Lumen X9 ชาร์จเต็มในห้านาที\nLumen เปิดตัวแบตเตอรี่ X9 ในกรุงเทพฯ")
        assert "ยังไม่ได้ระบุที่มา" in first["text"]
        assert "ไม่มีภาพประกอบ" in first["text"]
        assert "น่าจะเคยเผยแพร่แล้ว" not in first["text"]
        desk.owner.press(first, "✅")
        await card(desk.owner, "⏳")
        desk.clock.set(9, 1)
        await desk.owner.reads(lambda message: "เผยแพร่แล้ว: " in message["text"])
        again = await written(
            desk.owner, f"Lumen X9 แบตเตอรี่ชาร์จเต็มในห้านาที{' ที่กรุงเทพฯ' * 9}\nLumen เปิดตัวแบตเตอรี่ X9 ในกรุงเทพฯ"
        )
        assert "น่าจะเคยเผยแพร่แล้ว: “แบตเตอรี่ Lumen X9" in again["text"]
        assert "พาดหัวยาว" in again["text"]


async def test_the_preview_turns_as_the_card_will(desk: Desk) -> None:
    async with desk.open():
        draft = await written(desk.owner, "ฝนถล่มกรุง\nน้ำท่วมหลายจุด")
        desk.owner.press(draft, "👁 English")
        shown = await desk.owner.reads(lambda message: "📝 Summary" in labels(message))
        assert shown["text"] == told(draft)
        desk.owner.press(shown, "📣")
        public = await desk.owner.reads(
            lambda message: "🌐" not in str(labels(message)) and "🪪" in str(labels(message))
        )
        assert public["text"] == told(draft)
        desk.owner.press(public, "🪪")
        await desk.owner.reads(lambda message: "📝 Summary" in labels(message))
        desk.owner.press(shown, "📖")
        await desk.owner.reads(lambda message: message["text"].startswith("📖 ฝนถล่มกรุง"))
        desk.owner.press(shown, "↩️ กลับไปที่ฉบับร่าง")
        back = await card(desk.owner)
        desk.owner.press(back, "🧪")
        mine = await desk.owner.reads(lambda message: message["message_id"] != draft["message_id"])
        assert mine["text"] == told(draft)
        press = desk.owner.press(mine, "🔗")
        await desk.box.telegram.until(lambda: press.answer is not None)
        assert press.answer is not None
        assert "หลังเผยแพร่" in press.answer["text"]
