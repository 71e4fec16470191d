"""All that an editor may hand in, and that nothing of it is lost."""

from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from playground import Telegram, serve
from tests.box import Box, labels
from tests.handlers.desk.newsroom import Desk, card, kept, told
from tests.news.rules.pages import THAI, THAI_READ
from tests.newspaper import Newspaper

PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x05\0\0\0\x07"
STORY = (
    "<html><head><title>Rain floods the city – Wet Times</title>"
    '<meta property="og:site_name" content="Wet Times">'
    '<meta property="og:image" content="https://wet.example/rain.jpg"></head><body><nav>Home</nav><article>'
    f"<h1>Rain floods the city</h1>{'<p>Streets were under water for hours in the morning.</p>' * 9}"
    "</article></body>"
)


async def _page(request: Request) -> Response:
    return Response(status_code=404) if "gone" in request.url.path else HTMLResponse(STORY)


@pytest.fixture
async def desk(sqlite_url: str) -> Any:
    telegram = Telegram()
    async with serve(telegram, extra_routes=[Route("/stories/{name}", _page)]) as server:
        yield Desk(Box(telegram=telegram, newspaper=Newspaper(), url=server.url, database_url=sqlite_url))


async def begun(desk: Desk) -> None:
    desk.owner.say("/post")
    await desk.owner.reads(lambda message: "/done" in message["text"])


async def finished(desk: Desk) -> Any:
    desk.owner.say("✅")
    return await desk.owner.reads(lambda message: "➖➖➖" in said(message))


def said(message: Any) -> str:
    return str(message.get("text") or message.get("caption") or "")


async def test_a_link_is_fetched_and_its_article_taken(desk: Desk) -> None:
    async with desk.open():
        await begun(desk)
        desk.owner.say(f"{desk.box.url}/stories/rain")
        await kept(desk.owner, 1)
        draft = await finished(desk)
    assert told(draft).startswith("Rain floods the city\n\nStreets were under water")
    assert "Wet Times" in told(draft)
    assert "https://wet.example/rain.jpg" in str(draft["link_preview_options"])


async def test_a_link_that_is_gone_is_kept_and_said_so(desk: Desk) -> None:
    async with desk.open():
        await begun(desk)
        desk.owner.say(f"{desk.box.url}/stories/gone")
        answer = await kept(desk.owner, 1)
        assert "เก็บไว้เฉพาะลิงก์" in answer["text"]
        draft = await finished(desk)
    assert "/stories/gone" in told(draft)


async def test_a_dead_link_to_the_source_is_told_until_it_is_mended(desk: Desk) -> None:
    async with desk.open():
        await begun(desk)
        desk.owner.say(THAI.replace("wristreport", f"wristreport {desk.box.url}/stories/gone"))
        await kept(desk.owner, 1)
        draft = await finished(desk)
        assert "เปิดลิงก์ที่มาไม่ได้" in draft["text"]
        desk.owner.press(draft, "✏️")
        fields = await desk.owner.reads(lambda message: "ลิงก์" in labels(message))
        desk.owner.press(fields, "ลิงก์")
        await desk.owner.reads(lambda message: "“-”" in message["text"])
        desk.owner.say("ไม่ใช่ลิงก์")
        await desk.owner.reads(lambda message: "https://" in message["text"])
        desk.owner.say(f"{desk.box.url}/stories/rain")
        mended = await card(desk.owner)
    assert "เปิดลิงก์ที่มาไม่ได้" not in mended["text"]


async def test_a_photo_goes_out_as_a_photo_with_the_story_below(desk: Desk) -> None:
    async with desk.open():
        await desk.subscribe(desk.reader)
        await begun(desk)
        desk.owner.send_album(PICTURE, PICTURE, PICTURE, caption="ฝนถล่มกรุง\nน้ำท่วมหลายจุด")
        await kept(desk.owner, 1)
        draft = await finished(desk)
        assert draft["photo"]
        assert "ส่งมา 3 ภาพ การ์ดแสดงได้ภาพเดียว จะใช้ภาพแรก" in said(draft)
        desk.owner.press(draft, "✅")
        await desk.owner.reads(lambda message: "⏳" in said(message))
        desk.clock.set(9, 1)
        arrived = await desk.reader.reads(lambda message: "photo" in message)
        assert arrived["photo"][0]["file_id"] == draft["photo"][0]["file_id"]
        assert said(arrived) == said(draft).split("\n\n➖➖➖")[0]
        desk.reader.press(arrived, "📖")
        await desk.reader.reads(lambda message: said(message).startswith("📖 ฝนถล่มกรุง"))
        desk.reader.press(arrived, "↩️")
        back = await desk.reader.reads(lambda message: said(message) == said(arrived))
        assert back["photo"]
    assert len([message for message in desk.owner.received if "เก็บไว้แล้ว" in said(message)]) == 1


async def test_a_forwarded_channel_post_names_its_channel(desk: Desk) -> None:
    channel = desk.box.telegram.channel("ข่าวฝน", desk.owner, username="rainnews")
    async with desk.open():
        post = desk.owner.say("ฝนถล่มกรุง\nน้ำท่วมหลายจุด", chat=channel.chat)
        await begun(desk)
        desk.owner.forward(post)
        await kept(desk.owner, 1)
        draft = await finished(desk)
    assert told(draft) == "ฝนถล่มกรุง\n\nน้ำท่วมหลายจุด\n\nข่าวฝน"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.pdf", b"%PDF-1.7"),
        ("page.txt", b"\0\0\0\1"),
        ("page.txt", b"x" * 1_000_001),
        ("noname", b"words"),
    ],
)
async def test_a_file_that_is_no_text_is_refused_and_the_rest_stays(
    desk: Desk, name: str, content: bytes
) -> None:
    async with desk.open():
        await begun(desk)
        desk.owner.say("ฝนถล่มกรุง")
        await kept(desk.owner, 1)
        desk.owner.send_document(content, name)
        await desk.owner.reads(lambda message: "อ่านไฟล์นั้นไม่ได้" in message["text"])
        draft = await finished(desk)
    assert told(draft) == "ฝนถล่มกรุง"


async def test_markdown_becomes_plain_text_and_its_picture_the_picture(desk: Desk) -> None:
    text = "# ฝนถล่มกรุง\n\n![](https://wet.example/rain.jpg)\n\n**น้ำท่วม** หลาย[จุด](https://wet.example)"
    async with desk.open():
        await begun(desk)
        desk.owner.send_document(text.encode(), "story.md")
        await kept(desk.owner, 1)
        draft = await finished(desk)
    assert told(draft) == "ฝนถล่มกรุง\n\nน้ำท่วม หลายจุด"
    assert "https://wet.example/rain.jpg" in str(draft["link_preview_options"])


async def test_a_restart_at_every_step_loses_nothing(desk: Desk) -> None:
    head, tail = THAI[: len(THAI) // 2], THAI[len(THAI) // 2 :]
    async with desk.open():
        await begun(desk)
    async with desk.open():
        desk.owner.say(head.rpartition("\n\n")[0])
        await kept(desk.owner, 1)
    async with desk.open():
        desk.owner.say(head.rpartition("\n\n")[2] + tail)
        await kept(desk.owner, 2)
    async with desk.open():
        draft = await finished(desk)
        assert told(draft).startswith(THAI_READ.title)
    async with desk.open():
        desk.owner.press(draft, "🕒")
        await desk.owner.reads(lambda message: "เมื่อไร" in message["text"])
    async with desk.open():
        desk.owner.say("อีก 2 ชั่วโมง")
        scheduled = await card(desk.owner, "จะเผยแพร่")
    desk.clock.set(12)
    async with desk.open():
        await desk.owner.reads(lambda message: "เผยแพร่แล้ว: " in message["text"])
        desk.owner.press(scheduled, "↩️")
        await card(desk.owner, "✅ เผยแพร่แล้ว")


async def test_a_draft_left_alone_waits_in_the_queue_and_goes_on(desk: Desk) -> None:
    async with desk.open():
        await begun(desk)
        desk.owner.say("ฝนถล่มกรุง")
        await kept(desk.owner, 1)
        desk.clock.set(23)
        desk.owner.say("น้ำท่วม")
        await desk.owner.reads(lambda message: "ไม่พบ" in message["text"])
        desk.owner.say("/queue")
        queue = await desk.owner.reads(lambda message: "🗂" in message["text"])
        desk.owner.press(queue, "1️⃣")
        waiting = await desk.owner.reads(lambda message: "➕ เขียนต่อ" in labels(message))
        desk.owner.press(waiting, "➕")
        await desk.owner.reads(lambda message: "ต่อท้ายข่าว" in message["text"])
        desk.owner.say("น้ำท่วม")
        await kept(desk.owner, 2)
        draft = await finished(desk)
    assert told(draft) == "ฝนถล่มกรุง\n\nน้ำท่วม"


async def test_what_was_discarded_can_be_brought_back(desk: Desk) -> None:
    async with desk.open():
        await begun(desk)
        desk.owner.say("ฝนถล่มกรุง")
        await kept(desk.owner, 1)
        draft = await finished(desk)
        desk.owner.press(draft, "🗑")
        discarded = await card(desk.owner, "ทิ้งแล้ว")
        desk.owner.press(discarded, "♻️")
        await card(desk.owner, "ฉบับร่าง")
