"""From an editor's first word to the readers."""

from copy import deepcopy

import pytest

from tests.box import Box, labels, turned
from tests.handlers.desk.newsroom import Desk, card, kept, told, written
from tests.news.rules.pages import THAI, THAI_READ

SAYS_MOST = "แบตเตอรี่โซเดียมที่ชาร์จเต็มได้ในห้านาที"
NOT_SUMMARISED = f"""แบตเตอรี่โซเดียมชาร์จเต็มในห้านาที

เมื่อวันที่ 3 มิถุนายน ผู้สื่อข่าวรายงานจากงานแสดงเทคโนโลยีประจำปีว่า มีผู้ผลิตหลายสิบรายนำสินค้ารุ่นใหม่มาให้ผู้ชม\
ทดลองใช้กันอย่างคึกคักตลอดทั้งสามวันของงาน

บริษัทรายใหญ่เปิดตัว{SAYS_MOST} และยังใช้งานได้นานกว่าแบตเตอรี่ลิเทียมถึงสองเท่า \
โดยไม่ต้องพึ่งแร่หายากจากต่างประเทศ

ผู้เชี่ยวชาญมองว่าแบตเตอรี่โซเดียมจะทำให้รถยนต์ไฟฟ้าราคาถูกลงอย่างมากภายในสองปี \
เพราะวัตถุดิบหาได้ง่ายในประเทศและไม่ต้องนำเข้าจากที่อื่นอีกต่อไป

ส่วนผู้ที่สนใจเข้าชมงานสามารถลงทะเบียนล่วงหน้าได้โดยไม่เสียค่าใช้จ่าย \
และงานจะจัดต่อเนื่องไปจนถึงวันอาทิตย์นี้ที่ศูนย์ประชุมแห่งชาติ"""


@pytest.fixture
async def desk(box: Box) -> Desk:
    return Desk(box)


async def test_a_pasted_page_goes_out_as_previewed_and_is_found_at_once(desk: Desk) -> None:
    async with desk.open():
        await desk.subscribe(desk.reader)
        await desk.subscribe(desk.owner)
        draft = await written(desk.owner, THAI)
        assert "ข่าว Tech · wristreport" in told(draft)
        desk.owner.press(draft, "✅")
        going = await card(desk.owner, "อีก 30 วินาที")
        assert labels(going)[0] == "↩️ ยกเลิก"
        desk.clock.set(9, 1)
        for person in (desk.reader, desk.owner):
            arrived = await person.reads(lambda message: message["text"] == told(draft))
            assert labels(arrived)[0][0] == "📝"
        desk.reader.say("วัดความดันโลหิต")
        found = await desk.reader.reads(lambda message: "🔎" in message["text"])
        assert THAI_READ.title in found["text"]
        desk.reader.press(found, "1️⃣")
        opened = await desk.reader.reads(lambda message: message["text"] == told(draft) and message != arrived)
        desk.reader.press(opened, "📖")
        full = await desk.reader.reads(lambda message: "📖" in message["text"][:2])
        assert THAI_READ.body in full["text"]
        assert "Nicha K." in full["text"]
    assert (desk.owner.id, "publish") in await desk.audited()


async def test_without_a_summary_the_preview_is_told_in_short_as_the_push_is(desk: Desk) -> None:
    async with desk.open():
        await desk.subscribe(desk.reader)
        await desk.subscribe(desk.owner)
        draft = await written(desk.owner, NOT_SUMMARISED)
        in_short = told(draft).partition("\n\n")[2]
        assert SAYS_MOST in in_short
        assert "ผู้สื่อข่าวรายงาน" not in in_short  # how it begins, which is all that can be told without its words
        for_english = await turned(desk.owner, draft, "👁 English")
        back = await turned(desk.owner, for_english, "↩️ กลับ")
        desk.owner.press(back, "✅")
        await card(desk.owner, "⏳")
        desk.clock.set(9, 1)
        await desk.owner.reads(lambda message: message["text"] == told(draft))
        arrived = await desk.reader.reads(lambda message: in_short in message["text"])
    assert (arrived["text"], arrived["entities"]) == (for_english["text"], for_english["entities"])


async def test_pasted_sent_as_a_file_or_split_over_messages_it_is_the_same_story(desk: Desk) -> None:
    paragraphs = THAI.split("\n\n")
    async with desk.open():
        shown = [told(await written(desk.owner, THAI))]
        shown.append(
            told(await written(desk.owner, *("\n\n".join(paragraphs[n : n + 5]) for n in range(0, 20, 5))))
        )
        for name, content in (
            ("page.txt", THAI.encode()),
            ("old.txt", THAI.encode("cp874")),
            ("page.html", _as_html(THAI)),
        ):
            desk.owner.say("/post")
            desk.owner.send_document(content, name)
            await kept(desk.owner, 1)
            desk.owner.say("done")
            shown.append(told(await card(desk.owner)))
    assert set(shown) == {shown[0]}
    assert THAI_READ.title in shown[0]


def _as_html(page: str) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in page.splitlines() if line)
    return f"<html><head><title>x</title></head><body><main>{paragraphs}</main></body></html>".encode()


async def test_a_topic_is_chosen_by_button(desk: Desk) -> None:
    desk.box.newspaper.publish("ข่าวก่อนหน้า", category="ไอที")
    async with desk.open(feeds=(f"{desk.box.url}/paper/feed",)):
        await desk.box.backlog_read()
        draft = await written(desk.owner, "ฝนถล่มกรุง\nน้ำท่วมหลายจุด")
        desk.owner.press(draft, "✏️")
        fields = await desk.owner.reads(lambda message: "หมวด" in labels(message))
        desk.owner.press(fields, "หมวด")
        asked = await desk.owner.reads(lambda message: "ไอที" in labels(message))
        stale = deepcopy(asked["reply_markup"])
        desk.owner.press(asked, "ไอที")
        assert "ไอที" in told(await card(desk.owner, "ไอที"))
        now = next(one for one in desk.owner.received if one["message_id"] == asked["message_id"])
        now["reply_markup"] = stale
        desk.owner.press(now, "ไอที")
        await card(desk.owner, "⚠️")
