"""A list of feeds sent as a file."""

from typing import Any

import pytest

from handlers.feeds.opml import MOST
from tests.box import Box, labels
from tests.handlers.desk.newsroom import Desk

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
BOMB = '<!DOCTYPE o [<!ENTITY a "ha">]><opml><body><outline xmlUrl="https://a.example/&a;"/></body></opml>'


@pytest.fixture
async def desk(box: Box) -> Desk:
    return Desk(box)


def listing(*urls: str, folder: str = "ไอที") -> bytes:
    outlines = "".join(f'<outline type="rss" text="ข่าว {url[8:9]}" xmlUrl="{url}"/>' for url in urls)
    return f'<opml version="2.0"><body><outline text="{folder}">{outlines}</outline></body></opml>'.encode()


async def asked(desk: Desk) -> None:
    desk.owner.say("/feeds")
    screen = await desk.owner.reads(lambda message: "📡" in message["text"])
    desk.owner.press(screen, "📥 นำเข้าไฟล์ OPML")
    await desk.owner.reads(lambda message: "ส่งรายการฟีดเป็นไฟล์ .opml" in message["text"])


async def answered(desk: Desk, content: bytes, words: str) -> Any:
    desk.owner.send_document(content, "feeds.opml", "text/x-opml")
    return await desk.owner.reads(lambda message: words in message["text"])


async def test_a_list_is_shown_then_followed_but_what_is_followed_already(desk: Desk) -> None:
    async with desk.open(feeds=("https://a.example/feed",)):
        await asked(desk)
        screen = await answered(
            desk, listing("https://a.example/feed", "https://b.example/feed"), "2 ฟีดในรายการ"
        )
        assert "ยังไม่ได้ติดตาม 1 ฟีด" in screen["text"]
        assert "• ข่าว b" in screen["text"]
        desk.owner.press(screen, "✅ ติดตาม 1 ฟีด")
        screen = await desk.owner.reads(lambda message: "ข่าว b" in message["text"] and "1️⃣" in labels(message))
    assert [deed for _, deed in await desk.audited()] == ["follow source"]


async def test_hostile_and_broken_lists_are_refused_with_a_reason_and_change_nothing(desk: Desk) -> None:
    async with desk.open():
        await asked(desk)
        await answered(desk, BOMB.encode(), "เอนทิตี")
        await answered(desk, BOMB.encode("utf-16"), "อ่านไม่ได้")
        await answered(desk, b"<opml><body>", "XML ที่เสียหาย")
        await answered(desk, b"<rss/>", "ไม่ใช่รายการฟีด")
        await answered(desk, b"x" * 1_000_001, "1,000,000")
        nested = b"<opml><body>" + b"<outline text='x'>" * 20_000 + b"</outline>" * 20_000 + b"</body></opml>"
        await answered(desk, nested, "0 ฟีดในรายการ")
        desk.owner.say("https://a.example/feed")
        await desk.owner.reads(lambda message: "ส่งรายการฟีดเป็นไฟล์ .opml" in message["text"])
        many = listing(*(f"https://{number}.example/feed" for number in range(MOST + 1)))
        screen = await answered(desk, many, f"{MOST + 1} ฟีดในรายการ")
        assert f"เฉพาะ {MOST} ฟีดแรก" in screen["text"]
    assert await desk.audited() == []
