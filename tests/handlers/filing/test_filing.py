"""Editors file what sources call their stories under, over the whole bot."""

import asyncio
from typing import Any

import pytest

from storage import open_storage
from tests.box import TICK, Box, labels, turned
from tests.handlers.desk.newsroom import Desk

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def desk(box: Box) -> Desk:
    return Desk(box)


async def all_refiled(desk: Desk) -> None:
    storage = await open_storage(desk.box.database_url)
    while await storage.refilings.next() is not None:  # noqa: ASYNC110 - rows tell
        await asyncio.sleep(TICK)
    await storage.close()


async def test_a_category_that_was_seen_is_filed_by_buttons_and_its_next_story_arrives_so(desk: Desk) -> None:
    desk.box.newspaper.publish("ข่าวก่อนหน้า", category="Gadgets")
    desk.box.newspaper.publish("อีกข่าว", category="ไอที")
    async with desk.open(feeds=(f"{desk.box.url}/paper/feed",)):
        await desk.subscribe(desk.reader)
        await desk.box.backlog_read()
        desk.owner.say("/feeds")
        screen = await desk.owner.reads(lambda message: "📡" in message["text"])
        screen = await turned(desk.owner, screen, "🗂 หมวดหมู่", "🆕 หมวดที่พบ ยังไม่กำหนดหัวข้อ: 2")
        screen = await turned(desk.owner, screen, "Gadgets · 1")
        assert "ไอที" in labels(screen)
        assert "เฉพาะ หนังสือพิมพ์ตัวอย่าง" in screen["text"]
        screen = await turned(desk.owner, screen, "🌍 ทุกแหล่งข่าว", "ไอที")
        assert "Gadgets → ไอที\nทุกแหล่งข่าว" in screen["text"]
        desk.box.newspaper.publish("ข่าวอุปกรณ์", category="Gadgets")
        arrived = await desk.reader.reads(lambda message: "ข่าวอุปกรณ์" in message["text"], timeout=20)
        assert "ไอที · หนังสือพิมพ์ตัวอย่าง" in arrived["text"]
        screen = await turned(desk.owner, screen, "🗄 รวมข่าวเก่าด้วย")
        assert "จะไม่มีข่าวใดถูกส่ง" in screen["text"]
        screen = await turned(desk.owner, screen, "↩️ คงไว้อย่างเดิม", "🗄 รวมข่าวเก่าด้วย", "🗄 จัดข่าวเก่าด้วย")
        await all_refiled(desk)
        if "🔄 ดูความคืบหน้า" in labels(screen):
            screen = await turned(desk.owner, screen, "🔄 ดูความคืบหน้า")
        assert "จัดข่าวเก่าเสร็จแล้ว ย้ายไปแล้ว 1 ข่าว" in screen["text"]
        desk.reader.say("/search ข่าวก่อนหน้า")
        await desk.reader.reads(lambda message: "1️⃣" in message["text"] and "ข่าวก่อนหน้า" in message["text"])
        screen = await turned(desk.owner, screen, "🗑 ลบออก")
        assert "ยังไม่ได้กำหนด" in screen["text"]
    assert [deed for _, deed in await desk.audited()] == ["file category", "file older", "unfile category"]
    assert not any("ข่าวก่อนหน้า" in one["text"] for one in desk.reader.received if "1️⃣" not in one["text"])


async def test_a_name_that_was_not_seen_and_a_topic_that_is_not_there_are_written(desk: Desk) -> None:
    async with desk.open():
        desk.owner.say("/feeds")
        screen = await desk.owner.reads(lambda message: "📡" in message["text"])
        screen = await turned(desk.owner, screen, "🗂 หมวดหมู่")
        desk.owner.press(screen, "➕ เพิ่ม")
        await desk.owner.reads(lambda message: "ส่งชื่อหมวดหมู่หรือแท็ก" in message["text"])
        desk.owner.say("<b>Cars</b>")
        asked = await desk.owner.reads(lambda message: "<b>Cars</b>” จะให้อยู่ในหัวข้อไหน" in message["text"])
        desk.owner.press(asked, "✏️ พิมพ์หัวข้ออื่น")
        await desk.owner.reads(lambda message: "ส่งชื่อหัวข้อสำหรับหมวด" in message["text"])
        desk.owner.say("ยานยนต์")
        filed = await desk.owner.reads(lambda message: "<b>Cars</b> → ยานยนต์" in message["text"])
        again = await turned(desk.owner, filed, "✏️ เปลี่ยนหัวข้อ")
        assert "ยานยนต์" in labels(again)


async def answered(desk: Desk, press: Any) -> None:
    await desk.box.telegram.until(lambda: press.answer is not None)


async def test_whoever_may_not_and_whatever_is_gone_is_told_so(desk: Desk) -> None:
    async with desk.open():
        desk.owner.say("/feeds")
        screen = await desk.owner.reads(lambda message: "📡" in message["text"])
        for data, told in (
            ("fcs:99", "ไม่มีหมวดหมู่นี้แล้ว"),
            ("fcf:99:1:0", "ไม่มีหมวดหมู่นี้แล้ว"),
            ("fca:99:0", "ไม่มีหมวดหมู่นี้แล้ว"),
            ("fcx:99", "ไม่มีหมวดหมู่นี้แล้ว"),
            ("fct:99:1:99", "ไม่พบหัวข้อนี้แล้ว"),
            ("fi:99:99", "ไม่พบหัวข้อนี้แล้ว"),
            ("fi:99:0", "ไม่ได้ติดตามแหล่งข่าวนี้แล้ว"),
            ("fe:99:0", "ไม่ได้ติดตามแหล่งข่าวนี้แล้ว"),
            ("dtp:99:1:0", "ฉบับร่างนี้"),
            ("dtc:99:1:99", "ไม่พบหัวข้อนี้แล้ว"),
        ):
            screen["reply_markup"] = {"inline_keyboard": [[{"text": "forged", "callback_data": data}]]}
            press = desk.owner.press(screen, "forged")
            await answered(desk, press)
            assert press.answer is not None
            assert told in str(press.answer["text"]), data
        await desk.subscribe(desk.reader)
        message = desk.reader.received[-1]
        message["reply_markup"] = {"inline_keyboard": [[{"text": "forged", "callback_data": "fcl:0"}]]}
        press = desk.reader.press(message, "forged")
        await answered(desk, press)
        assert press.answer is not None
        assert "people of the newsroom" in str(press.answer["text"])
