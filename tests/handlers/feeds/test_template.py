"""How the cards of a source's stories look, from an editor's choice to the reader."""

from typing import Any

import pytest

from handlers.card import card, full_text, public_card
from handlers.texts import load_texts
from news.template import Template
from tests.box import Box, turned
from tests.handlers.desk.newsroom import Desk
from tests.news.samples import article
from tests.talk import forged, toast

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
TOLD = {"category": "ไอที", "source_title": "หนังสือพิมพ์", "image": "https://news.example/1.jpg"}


@pytest.fixture
async def desk(box: Box) -> Desk:
    return Desk(box)


def drawn(**template: Any) -> Any:
    return card(article(**TOLD, template=Template(**template)), load_texts()["th"], "hold")


def test_each_choice_changes_its_part_of_the_card_alone() -> None:
    usual = drawn()
    title, summary, origin = usual.text.split("\n\n")
    assert drawn(summary=False).text == f"{title}\n\n{origin}"
    assert drawn(origin=False).text == f"{title}\n\n{summary}"
    assert drawn(picture="none").image == ""
    below = drawn(picture="below")
    assert below.parameters()["link_preview_options"].show_above_text is False
    assert usual.parameters()["link_preview_options"].show_above_text is True
    assert below.text == usual.text


def test_lines_of_one_s_own_are_plain_text_in_every_layout() -> None:
    lines = Template(opening="<b>ข่าว & สาระ", closing="</i> ติดตามเรา")
    told, texts = article(**TOLD, template=lines), load_texts()["th"]
    for screen in (card(told, texts, "hold"), public_card(told, texts, "hold", "https://t.me/x")):
        assert screen.text.startswith("&lt;b&gt;ข่าว &amp; สาระ\n<b>")
        assert screen.text.endswith("\n\n&lt;/i&gt; ติดตามเรา")
    assert full_text(told, texts, "hold", page=0).text.startswith("&lt;b&gt;ข่าว &amp; สาระ\n📖 <b>")


@on_sqlite
async def test_what_was_chosen_beside_an_example_is_what_arrives(desk: Desk) -> None:
    desk.box.newspaper.publish("ข่าวก่อนหน้า")
    async with desk.open(feeds=(f"{desk.box.url}/paper/feed",)):
        await desk.subscribe(desk.reader)
        await desk.box.backlog_read()
        desk.owner.say("/feeds")
        screen = await desk.owner.reads(lambda message: "📡" in message["text"])
        screen = await turned(desk.owner, screen, "1️⃣", "🎨 หน้าตาการ์ด")
        assert screen["text"].startswith("ข่าวก่อนหน้า\n\nเนื้อข่าว\n\n")
        screen = await turned(desk.owner, screen, "📝 ไม่มีสรุป", "🖼 ภาพด้านล่าง", "📍 ไม่บอกแหล่งข่าว")
        assert screen["text"].startswith("ข่าวก่อนหน้า\n\n➖➖➖")
        desk.owner.press(screen, "✏️ ข้อความเหนือพาดหัว")
        await desk.owner.reads(lambda message: "ไม่เกิน 100 ตัวอักษร" in message["text"])
        desk.owner.say("ก" * 101)
        await desk.owner.reads(lambda message: "ข้อความยาว 101" in message["text"])
        desk.owner.say("<i>เช้านี้")
        screen = await desk.owner.reads(lambda message: message["text"].startswith("<i>เช้านี้\nข่าวก่อนหน้า"))
        desk.box.newspaper.publish("ข่าวใหม่")
        arrived = await desk.reader.reads(lambda message: "ข่าวใหม่" in message["text"], timeout=20)
        assert arrived["text"] == "<i>เช้านี้\nข่าวใหม่"
        screen = await turned(desk.owner, screen, "📝 มีสรุป", "📍 บอกแหล่งข่าว")
        screen = await turned(desk.owner, screen, "🔄 รวมการ์ดใน 24 ชม. ด้วย")
        assert "1 ข่าว" in screen["text"]
        assert "1 ข้อความ" in screen["text"]
        screen = await turned(desk.owner, screen, "↩️ กลับ", "🔄 รวมการ์ดใน 24 ชม. ด้วย", "🔄 เปลี่ยนเลย")
        assert "กำลังเปลี่ยน" in screen["text"]
        renewed = await desk.reader.reads(lambda message: "ข่าวใหม่\n\nเนื้อข่าว" in message["text"], timeout=20)
        assert renewed["message_id"] == arrived["message_id"]
        assert "หนังสือพิมพ์ตัวอย่าง" in renewed["text"]
    assert [deed for _, deed in await desk.audited()][-1] == "renew copies"


@on_sqlite
async def test_there_is_nothing_to_renew_where_nothing_went_out(desk: Desk) -> None:
    desk.box.newspaper.publish("ข่าวก่อนหน้า")
    async with desk.open(feeds=(f"{desk.box.url}/paper/feed",)):
        await desk.box.backlog_read()
        desk.owner.say("/feeds")
        screen = await desk.owner.reads(lambda message: "📡" in message["text"])
        screen = await turned(desk.owner, screen, "1️⃣", "🎨 หน้าตาการ์ด")
        assert "ยังไม่มีข่าว" in await toast(desk.box, desk.owner, screen, "🔄 รวมการ์ดใน 24 ชม. ด้วย")
        assert "ไม่ได้ติดตาม" in await forged(desk.box, desk.owner, "fv:99:1")
