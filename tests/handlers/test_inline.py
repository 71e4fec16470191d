"""`@bot words` in any chat."""

from typing import Any

import pytest

from news.moment import Moment
from playground import Person
from storage import open_storage
from tests.box import Box

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def asked(box: Box, person: Person, query: str, offset: str = "") -> Any:
    inline = person.inline(query, offset)
    await box.telegram.until(lambda: inline.answer is not None)
    return inline


@pytest.fixture
async def stocked(box: Box) -> Box:
    for number in range(1, 14):
        box.newspaper.publish(f"พาสคีย์ตอนที่ {number}")
    box.newspaper.publish("An English story on batteries", body="<p>All of it is in English.</p>")
    return box


async def test_cards_are_offered_by_pages_the_same_to_everybody(stocked: Box) -> None:
    async with stocked.bot():
        await stocked.backlog_read()
        anybody = stocked.telegram.person(first_name="Robin", language_code="en")
        first = (await asked(stocked, anybody, "พาสคีย์")).answer
        assert (len(first["results"]), first["next_offset"], first["is_personal"]) == (10, "1", False)
        second = (await asked(stocked, anybody, "พาสคีย์", first["next_offset"])).answer
        assert (len(second["results"]), second.get("next_offset", "")) == (3, "")
        titles = {result["title"] for page in (first, second) for result in page["results"]}
        assert len(titles) == 13
        beyond = (await asked(stocked, anybody, "พาสคีย์", "7")).answer
        assert beyond["results"] == []


async def test_a_card_is_in_its_storys_language_and_has_links_only(stocked: Box) -> None:
    async with stocked.bot():
        await stocked.backlog_read()
        anybody = stocked.telegram.person(first_name="มะลิ", language_code="th")
        (english,) = (await asked(stocked, anybody, "batteries")).answer["results"]
        (row,) = english["reply_markup"]["inline_keyboard"]
        assert [button["text"] for button in row] == ["📖 Read on, save, comment", "🌐 Website"]
        assert row[0]["url"].startswith("https://t.me/khao_demo_bot?start=a")
        anybody.start(row[0]["url"].partition("start=")[2])
        await anybody.reads(lambda message: "English story" in message["text"])
        thai = (await asked(stocked, anybody, "")).answer["results"][-1]
        assert thai["reply_markup"]["inline_keyboard"][0][0]["text"].startswith("📖 อ่านต่อ")


async def test_sharing_offers_just_that_story_and_a_choice_is_counted(stocked: Box) -> None:
    async with stocked.bot():
        await stocked.backlog_read()
        reader = stocked.telegram.person(first_name="Robin", language_code="en")
        reader.start("a3")
        card = await reader.reads(lambda message: "📝 Summary" in str(message["reply_markup"]))
        reader.press(card, "⋯")
        more = await reader.reads(lambda message: "📤" in str(message["reply_markup"]))
        (share,) = [
            button["switch_inline_query"]
            for row in more["reply_markup"]["inline_keyboard"]
            for button in row
            if button["text"].startswith("📤")
        ]
        offered = await asked(stocked, reader, share)
        (result,) = offered.answer["results"]
        assert result["id"] == "a3"
        for _ in range(3):
            reader.choose(offered, 0)
        storage = await open_storage(stocked.database_url)

        async def most() -> list[int]:
            return list(await storage.tallies.most(Moment(0), limit=1))

        while await most() != [3]:
            pass
        await storage.close()


@pytest.mark.parametrize("query", ["#999999", "#", "ไม่มีข่าวแบบนี้แน่", '"', "ก" * 256, "   "])
async def test_odd_queries_are_answered_too(box: Box, query: str) -> None:
    async with box.bot(feeds=()):
        person = box.telegram.person(first_name="มะลิ", language_code="th")
        assert (await asked(box, person, query, "x")).answer["results"] == []
