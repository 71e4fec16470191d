"""What readers find out and have erased, end to end."""

import json

import pytest

from tests.box import Box, labels
from tests.talk import ENGLISH, THAI, card_of, commented, forged, says, stock, thread_of

TITLE = "ชิปประหยัดพลังงาน"


@pytest.fixture
async def stocked(box: Box) -> Box:
    await stock(box, TITLE)
    return box


async def test_a_reader_gets_everything_and_is_forgotten(stocked: Box) -> None:
    async with stocked.bot(comments="open", feeds=()):
        other = await stocked.subscribed()
        reader = await stocked.subscribed(first_name="Robin", language_code="en")
        await commented(reader, TITLE, "My secret", told=ENGLISH["published"])
        reader.say("/privacy")
        told = await reader.reads(says("Your privacy"))
        reader.press(told, "📦")
        file = await reader.reads(lambda message: "document" in message)
        kept = stocked.telegram.files.find(file["document"]["file_id"])
        assert kept is not None
        assert kept.content is not None
        known = json.loads(kept.content)
        assert [row["text"] for row in known["comment"]] == ["My secret"]
        assert known["subscriber"][0]["language"] == "en"
        reader.press(told, "🗑")
        sure = await reader.reads(says("Are you sure?"))
        reader.press(sure, "↩️ No")
        told = await reader.reads(says("Your privacy"))
        reader.press(told, "🗑")
        reader.press(await reader.reads(says("Are you sure?")), "🗑 Yes")
        await reader.reads(says("Nothing I keep leads to you"))
        thread = await thread_of(other, TITLE)
        assert "ความเห็นนี้ถูกลบแล้ว" in thread["text"]
        assert "0 ความเห็น" in thread["text"]
        assert "Robin" not in thread["text"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_whoever_works_in_the_newsroom_leaves_it_first(stocked: Box) -> None:
    owner = stocked.telegram.person(first_name="เจ้าของ", language_code="th")
    async with stocked.bot(comments="open", feeds=(), admins=str(owner.id)):
        owner.say("/privacy")
        told = await owner.reads(says("ความเป็นส่วนตัวของคุณ"))
        assert labels(told) == ["📦 ขอสำเนาทั้งหมด", "🗑 ลบข้อมูลของฉัน"]
        await commented(owner, TITLE, "ประกาศ", told=THAI["published"])
        assert "กองบรรณาธิการ" in await forged(stocked, owner, "pvf:1")
        assert "💬 1" in labels(await card_of(owner, TITLE))
