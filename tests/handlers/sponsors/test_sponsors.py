"""A sponsor's line from an editor's words to a reader's tap, over the whole bot."""

import asyncio
from typing import Any

import pytest

from handlers.codec import encode
from handlers.editions import sponsored_renderer
from handlers.screen import PHOTO
from handlers.sponsors.callback import TurnSponsor
from handlers.texts import load_texts
from news.moment import Moment
from news.sponsor import Sponsor, SponsorId, Terms
from storage import open_storage
from tests.box import Box, labels, turned
from tests.handlers.desk.newsroom import Desk, told, written
from tests.news.samples import article

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def desk(box: Box) -> Desk:
    return Desk(box)


async def started(desk: Desk, text: str) -> Any:
    """The screen of a new line that runs."""
    owner = desk.owner
    owner.say("/sponsors")
    owner.press(await owner.reads(lambda message: "➕" in message["text"]), "➕")
    await owner.reads(lambda message: "ไม่เกิน 120 ตัวอักษร" in message["text"])
    owner.say("ก" * 121)
    await owner.reads(lambda message: "ยาว 121" in message["text"])
    owner.say(text)
    await owner.reads(lambda message: "🔗 ส่งที่อยู่เว็บ" in message["text"])
    owner.say("javascript:alert(1)")
    await owner.reads(lambda message: "นี่ไม่ใช่ที่อยู่เว็บ" in message["text"])
    owner.say("https://cafe.example/?utm_source=khao")
    screen = await owner.reads(lambda message: "⏸ หยุดพักไว้" in message["text"])
    screen = await turned(owner, screen, "▶️ เริ่มแสดง")
    assert "✅ กำลังแสดง" in screen["text"]
    return screen


async def answered(desk: Desk, screen: Any, button: str, words: str, then: str) -> Any:
    desk.owner.press(screen, button)
    await desk.owner.reads(lambda message: "ส่ง -" in message["text"] or "ส่งชื่อ" in message["text"])
    desk.owner.say(words)
    return await desk.owner.reads(lambda message: then in message["text"])


@on_sqlite
async def test_readers_see_a_labelled_line_as_often_as_agreed_and_taps_are_counted(desk: Desk) -> None:
    paper, reader = desk.box.newspaper, desk.reader
    paper.publish("ข่าวเก่า")
    async with desk.open(feeds=(f"{desk.box.url}/paper/feed",)):
        await desk.subscribe(reader)
        await desk.box.backlog_read()
        screen = await started(desk, "กาแฟ <สด> & ขนม")
        paper.publish("ข่าวด่วนจริง", category="breaking")
        plain = await reader.reads(lambda message: "ข่าวด่วนจริง" in message["text"])
        screen = await answered(desk, screen, "🏷 หัวข้อ", "AI, อาหาร", "หัวข้อ: AI, อาหาร")
        screen = await answered(desk, screen, "📅 ถึง", "พรุ่งนี้ 8 โมง", "08:00")
        paper.publish("ข่าวหนึ่ง", category="AI")
        first = await reader.reads(lambda message: "ข่าวหนึ่ง" in message["text"])
        paper.publish("ข่าวสอง", category="AI")
        second = await reader.reads(lambda message: "ข่าวสอง" in message["text"])
        assert "Sponsored" not in plain["text"] + second["text"]
        assert first["text"].endswith("\n\nSponsored · กาแฟ <สด> & ขนม")
        (link,) = [one["url"] for one in first["entities"] if one["type"] == "text_link"]
        assert link.endswith("?start=x1")
        reader.start("x1")
        offer = await reader.reads(lambda message: "🌐 Open" in labels(message))
        (button,) = offer["reply_markup"]["inline_keyboard"][0]
        assert button["url"] == "https://cafe.example/?utm_source=khao"
        await desk.box.sends_noted()
        screen = await turned(desk.owner, screen, "📣", "1️⃣")
        assert "แสดง 1 ครั้ง แตะ 1 ครั้ง" in screen["text"]
        screen = await turned(desk.owner, screen, "🏁 จบ", "🏁 จบเลย")
        assert labels(screen) == ["📣 ข้อความทั้งหมด"]
        reader.start("x1")
        await reader.reads(lambda message: "no longer here" in message["text"])
    assert [deed for _, deed in await desk.audited()] == [
        "add line",
        "settle line",
        "running line",
        "settle line",
        "settle line",
        "ended line",
    ]


@on_sqlite
async def test_without_the_right_nothing_is_shown_or_changed(desk: Desk) -> None:
    async with desk.open():
        await desk.subscribe(desk.reader)
        await started(desk, "กาแฟสด")
        desk.reader.say("/sponsors")
        refusal = await desk.reader.reads(lambda message: "people of the newsroom" in message["text"])
        data = encode(TurnSponsor(SponsorId(1), "ended"))
        refusal["reply_markup"] = {"inline_keyboard": [[{"text": "forged", "callback_data": data}]]}
        press = desk.reader.press(refusal, "forged")
        await desk.box.telegram.until(lambda: press.answer is not None)
        assert press.answer is not None
        assert "people of the newsroom" in press.answer["text"]
    assert [deed for _, deed in await desk.audited()] == [
        "add line",
        "settle line",
        "running line",
        "refused",
        "refused",
    ]


@on_sqlite
async def test_a_drafts_preview_has_the_line_that_its_push_has(desk: Desk) -> None:
    async with desk.open():
        await desk.subscribe(desk.reader)
        await started(desk, "กาแฟสด")
        draft = await written(desk.owner, "ฝนถล่มกรุง\nน้ำท่วมหลายจุด")
        assert told(draft).endswith("\n\nผู้สนับสนุน · กาแฟสด")
        assert "ที่วันนี้ยังเห็นไม่ครบ" in draft["text"]
        english = await turned(desk.owner, draft, "👁 English")
        draft = await turned(desk.owner, english, "↩️", "⚡")
        assert "กาแฟสด" not in draft["text"]
        draft = await turned(desk.owner, draft, "⚡", "✅")
        desk.clock.set(9, 1)
        arrived = await desk.reader.reads(lambda message: message["text"].startswith("ฝนถล่มกรุง"))
        assert arrived["text"] == english["text"]


@on_sqlite
async def test_a_digest_ends_with_a_line(desk: Desk) -> None:
    async with desk.open(feeds=(f"{desk.box.url}/paper/feed",), schedule="18:00"):
        await desk.subscribe(desk.reader)
        await desk.box.backlog_read()
        await started(desk, "กาแฟสด")
        for title in ("ข่าวหนึ่ง", "ข่าวสอง"):
            desk.box.newspaper.publish(title)
        storage = await open_storage(desk.box.database_url)
        while (await storage.figures.standing(desk.clock())).kept < 2:  # noqa: ASYNC110 - rows tell
            await asyncio.sleep(0.05)
        await storage.close()
        desk.clock.set(18, 1)
        digest = await desk.reader.reads(lambda message: "🗞" in message["text"])
        assert digest["text"].endswith("\n\nSponsored · กาแฟสด")
        await desk.box.sends_noted()
        page = await turned(desk.owner, await listed(desk), "1️⃣")
        assert "แสดง 1 ครั้ง" in page["text"]


async def listed(desk: Desk) -> Any:
    desk.owner.say("/sponsors")
    return await desk.owner.reads(lambda message: "➕ เพิ่ม" in labels(message) and "1️⃣" in message["text"])


def test_a_line_never_costs_a_story_its_photo() -> None:
    line = Sponsor(
        id=SponsorId(1),
        terms=Terms(text="ก" * 100, url="https://cafe.example/"),
        state="running",
        shown=0,
        taps=0,
        placed_at=Moment(0),
    )
    render = sponsored_renderer(load_texts(), "khao_bot", "hold")
    for length, room in ((500, True), (980, False)):
        story = article(image=f"{PHOTO}abc", title="ข" * length, body="", summary="", category="")
        assert bool(render(story, line)) is room
