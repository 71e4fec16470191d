"""Editors and their sources, over the whole bot."""

import asyncio
from typing import Any

import aiohttp
import pytest

from news.rules.hook import Hooks, hook_of, source_of
from news.source import SourceId
from storage import open_storage
from tests.box import Box, labels, turned
from tests.handlers.desk.newsroom import Desk

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def desk(box: Box) -> Desk:
    return Desk(box)


async def followed(desk: Desk) -> Any:
    """The screen of the newspaper's source, after it was added by its site's address."""
    desk.owner.say("/feeds")
    listed = await desk.owner.reads(lambda message: "📡" in message["text"])
    desk.owner.press(listed, "➕ เพิ่ม")
    await desk.owner.reads(lambda message: "ส่งที่อยู่เว็บไซต์" in message["text"])
    desk.owner.say("http://127.0.0.1:9/feed")
    await desk.owner.reads(lambda message: "อ่านไม่ได้" in message["text"])
    desk.owner.say(f"{desk.box.url}/paper")
    found = await desk.owner.reads(lambda message: "🧪" in message["text"])
    assert "ข่าวก่อนหน้า" in found["text"]
    desk.owner.press(found, "✅ ติดตาม")
    return await shown(desk, found, "หัวข้อ")


async def shown(desk: Desk, message: Any, words: str) -> Any:
    """The same message, once it has been edited to say `words`."""
    chat = desk.owner.chat
    assert chat is not None
    number = message["message_id"]
    await desk.box.telegram.until(lambda: words in chat.messages[number]["text"])
    return chat.messages[number]


async def test_a_source_is_found_tried_followed_settled_and_paused(desk: Desk) -> None:
    desk.box.newspaper.publish("ข่าวก่อนหน้า")
    async with desk.open():
        screen = await followed(desk)
        desk.owner.press(screen, "👁 ต้องอนุมัติก่อน")
        screen = await shown(desk, screen, "อนุมัติก่อนส่ง: ใช่")
        desk.owner.press(screen, "🗣 ไทย")
        screen = await shown(desk, screen, "ภาษา: ไทย")
        desk.owner.press(screen, "⏱ ไม่พัก")
        screen = await shown(desk, screen, "พักก่อนส่ง: ไม่พัก")
        desk.owner.press(screen, "🏷 หัวข้อ")
        await desk.owner.reads(lambda message: "ส่งชื่อหัวข้อ" in message["text"])
        desk.owner.say("  ไอที  ")
        screen = await desk.owner.reads(lambda message: "หัวข้อ: ไอที" in message["text"])
        desk.owner.press(screen, "⏸ หยุดพัก")
        screen = await shown(desk, screen, "หยุดพักไว้")
        assert "▶️ ทำงานต่อ" in labels(screen)
        desk.owner.press(screen, "📡 แหล่งข่าว")
        screen = await shown(desk, screen, "1️⃣")
        desk.owner.press(screen, "📤 ส่งออกไฟล์ OPML")
        await desk.owner.reads(lambda message: message.get("document", {}).get("file_name") == "khao.opml")
    assert [deed for _, deed in await desk.audited()] == [
        "follow source",
        *["settle source"] * 4,
        "pause source",
    ]


async def test_a_source_is_removed_when_asked_twice_and_followed_again_without_its_backlog(desk: Desk) -> None:
    desk.box.newspaper.publish("ข่าวก่อนหน้า")
    async with desk.open():
        await desk.subscribe(desk.reader)
        screen = await followed(desk)
        await desk.box.backlog_read()
        screen = await turned(desk.owner, screen, "🗑 ลบออก")
        assert "ข่าวที่ยังไม่ได้ส่งจะไม่ถูกส่ง" in screen["text"]
        screen = await turned(desk.owner, screen, "↩️ ติดตามต่อไป", "🗑 ลบออก", "🗑 เลิกติดตาม")
        assert "เลิกติดตาม “หนังสือพิมพ์ตัวอย่าง” แล้ว" in screen["text"]
        desk.box.newspaper.publish("ข่าวระหว่างนั้น")
        desk.owner.say("/feeds")
        await desk.owner.reads(lambda message: "ยังไม่มี กด ➕" in message["text"])
        desk.owner.say("/search ข่าวก่อนหน้า")
        await desk.owner.reads(lambda message: "1️⃣" in message["text"] and "ข่าวก่อนหน้า" in message["text"])
        screen = await turned(desk.owner, screen, "↩️ กลับมาติดตาม")
        assert "⏸ หยุดพัก" in labels(screen)
        await desk.box.backlog_read()
        desk.box.newspaper.publish("ข่าวใหม่จริง")
        await desk.reader.reads(lambda message: "ข่าวใหม่จริง" in message["text"], timeout=20)
        assert not any("ข่าวระหว่างนั้น" in message["text"] for message in desk.reader.received)
    deeds = [deed for _, deed in await desk.audited()]
    assert deeds == ["follow source", "remove source", "follow source"]


async def test_a_story_that_needs_approval_goes_out_on_an_editors_word(desk: Desk) -> None:
    async with desk.open(feeds=(f"{desk.box.url}/paper/feed",)):
        await desk.subscribe(desk.reader)
        await desk.box.backlog_read()
        storage = await open_storage(desk.box.database_url)
        (source,) = (await storage.feeds.list(number=0, size=1)).items
        await storage.feeds.settle(source.id, type(source.handling)(approval=True))
        desk.box.newspaper.publish("ข่าวรออนุมัติ")
        desk.clock.set(9, 10)
        while not (await storage.feeds.awaiting(number=0, size=1)).total:
            await desk.box.newspaper.next_look()
        await storage.close()
        desk.owner.say("/feeds")
        listed = await desk.owner.reads(lambda message: "📡" in message["text"])
        desk.owner.press(listed, "👁 รออนุมัติ: 1")
        waiting = await shown(desk, listed, "ข่าวรออนุมัติ 1 จาก 1")
        assert not any("ข่าวรออนุมัติ" in message["text"] for message in desk.reader.received)
        desk.owner.press(waiting, "✅ ส่งเลย")
        await shown(desk, waiting, "ไม่มีข่าวรออนุมัติ")
        await desk.reader.reads(lambda message: "ข่าวรออนุมัติ" in message["text"])


async def test_readers_and_forged_presses_change_nothing(desk: Desk) -> None:
    async with desk.open():
        await desk.subscribe(desk.reader)
        desk.reader.say("/feeds")
        await desk.reader.reads(lambda message: "people of the newsroom" in message["text"])
    assert await desk.audited() == [(desk.reader.id, "refused")]


def test_a_hook_is_known_by_its_mark_alone(database_url: str) -> None:
    del database_url
    hooks = Hooks(base="https://bot.example/look/", key=b"key")
    name = hook_of(hooks, SourceId(7)).rpartition("/")[2]
    assert source_of(hooks, name) == 7
    other = Hooks(base=hooks.base, key=b"another")
    for made_up in (f"8{name[1:]}", name[:-1], f"{name}0", "7-", "", "7", "x-y", "๗-1", f"{10**30}-{name[2:]}"):
        assert source_of(hooks, made_up) is None
    assert source_of(other, name) is None
    assert "key" not in repr(hooks)


async def test_a_call_of_a_hook_makes_the_bot_look_at_once(box: Box) -> None:
    where: Any = box.webhook()
    async with box.bot(**where, feed_every=86_400), aiohttp.ClientSession() as session:
        await box.newspaper.next_look()
        storage = await open_storage(box.database_url)
        (source,) = (await storage.feeds.list(number=0, size=1)).items
        hooks = Hooks(base=f"http://{where['listen']}/look/", key=box.telegram.token.encode())
        async with session.post(f"{hooks.base}{source.id}-{'0' * 32}") as answer:
            assert answer.status == 404
        looked = box.newspaper.looked
        async with asyncio.timeout(15):
            while not looked.is_set():
                async with session.post(hook_of(hooks, source.id)) as answer:
                    assert answer.status == 202
                await asyncio.sleep(0.5)
        await storage.close()
