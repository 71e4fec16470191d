"""Readers who comment, end to end, in both languages."""

from functools import partial
from typing import Any

import pytest

from news.moment import Moment
from playground.person import Person
from tests.box import Box, labels
from tests.talk import ENGLISH, THAI, card_of, commented, forged, says, shows_card, stock, thread_of, toast

TITLE = "ชิปประหยัดพลังงาน"
ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def stocked(box: Box) -> Box:
    await stock(box, TITLE)
    return box


async def test_a_comment_is_written_read_liked_and_answered(stocked: Box) -> None:
    async with stocked.bot(comments="open", feeds=()):
        thai = await stocked.subscribed(first_name="มะลิ")
        english = await stocked.subscribed(first_name="Robin", language_code="en")
        assert "💬 ความเห็น" in labels(await card_of(thai, TITLE))
        await commented(thai, TITLE, "ดี <มาก> & เร็ว", told=THAI["published"])

        thread = await thread_of(english, TITLE)
        assert "1 comment" in thread["text"]
        assert "มะลิ" in thread["text"]
        assert "ดี <มาก> & เร็ว" in thread["text"]
        english.press(thread, "1️⃣")
        one = await english.reads(lambda message: "👍" in labels(message))
        english.press(one, "👍")
        await english.reads(lambda message: "👍 1" in labels(message))
        english.press(one, "💬 Answer")
        await english.reads(says("your answer to มะลิ"))
        english.say("Thank you!")
        await english.reads(says(ENGLISH["published"]))

        told = await thai.reads(says("Robin ตอบความเห็นของคุณ"))
        assert "Thank you!" in told["text"]
        thai.say("ยินดีครับ", reply_to=told)
        await thai.reads(says(THAI["published"]))
        back = await english.reads(says("มะลิ answered your comment"))
        english.press(back, "💬 See")
        shown = await english.reads(says("in answer to Robin"))
        english.press(shown, "💬 All")
        await english.reads(says("3 comments"))
        assert "💬 3" in labels(await card_of(english, TITLE))


async def test_a_reply_to_any_copy_is_a_comment(stocked: Box) -> None:
    async with stocked.bot(comments="open", feeds=()):
        reader = await stocked.subscribed()
        await stock(stocked, "แบตเตอรี่รุ่นใหม่", push_at=Moment(1))
        delivered = await reader.reads(lambda message: shows_card(message, "แบตเตอรี่รุ่นใหม่"))
        reader.press(delivered, "📝")
        await reader.reads(lambda message: message["text"].startswith("📝"))
        await replied(reader, delivered, "หนึ่ง")
        assert reader.chat is not None
        shown = reader.chat.messages[delivered["message_id"]]
        reader.chat.messages[delivered["message_id"]] = {**shown, "reply_markup": {"inline_keyboard": []}}
        await replied(reader, delivered, "สอง")
        await replied(reader, await card_of(reader, TITLE), "สาม")
        assert "💬 1" in labels(await card_of(reader, TITLE))
        assert "💬 2" in labels(await card_of(reader, "แบตเตอรี่รุ่นใหม่"))


async def replied(reader: Person, card: Any, text: str) -> None:
    reader.say(text, reply_to=card)
    await reader.reads(lambda message: THAI["published"] in message["text"] and text in message["text"])


async def test_a_restart_in_the_middle_of_writing_goes_on(stocked: Box) -> None:
    async with stocked.bot(feeds=()):
        reader = await stocked.subscribed(first_name="Robin", language_code="en")
        await thread_of(reader, TITLE)
    reader.say("Written while it was away")
    async with stocked.bot(feeds=()):
        await reader.reads(says(ENGLISH["held"]))
        thread = await thread_of(reader, TITLE)
        assert "only you can see it" in thread["text"]
        assert "Written while it was away" not in (await thread_of(await stocked.subscribed(), TITLE))["text"]


@ON_ONE_DATABASE
async def test_a_thread_pages_by_editing_newest_or_best_first(stocked: Box) -> None:
    async with stocked.bot(comments="open", feeds=()):
        readers = [await stocked.subscribed(first_name=f"นัก{n}") for n in range(2)]
        cards = [await card_of(reader, TITLE) for reader in readers]
        for number in range(6):
            await replied(readers[number % 2], cards[number % 2], f"ความเห็นที่ {number}")
        thread = await thread_of(readers[1], TITLE)
        assert "ความเห็นที่ 5" in thread["text"]
        assert "ความเห็นที่ 0" not in thread["text"]
        readers[1].press(thread, "▶️")
        last = await readers[1].reads(says("หน้า 2 จาก 2"))
        assert last["message_id"] == thread["message_id"]
        readers[1].press(last, "1️⃣")
        one = await readers[1].reads(lambda message: "👍" in labels(message))
        readers[1].press(one, "👍")
        liked = await readers[1].reads(lambda message: "👍 1" in labels(message))
        readers[1].press(liked, "💬 ดู")
        newest = await readers[1].reads(lambda message: "🔝 ถูกใจมากสุด" in labels(message))
        readers[1].press(newest, "🔝")
        best = await readers[1].reads(lambda message: "🕒 ใหม่สุดก่อน" in labels(message))
        assert best["text"].index("ความเห็นที่ 0") < best["text"].index("ความเห็นที่ 5")
        readers[1].press(best, "↩️")
        await readers[1].reads(lambda message: shows_card(message, TITLE))


@ON_ONE_DATABASE
async def test_an_author_edits_for_a_while_and_deletes_always(stocked: Box) -> None:
    late = 0

    def clock() -> Moment:
        return Moment(stocked.clock() + late)

    async with stocked.bot(comments="open", feeds=(), clock=clock):
        reader = await stocked.subscribed(first_name="Robin", language_code="en")
        thanks = await commented(reader, TITLE, "First thought", told=ENGLISH["published"])
        reader.press(thanks, "✏️")
        asked = await reader.reads(says("send the new text"))
        assert "First thought" in asked["text"]
        reader.say("Second thought")
        await reader.reads(lambda m: ENGLISH["published"] in m["text"] and "Second thought" in m["text"])
        late = 16 * 60
        assert "15 minutes" in await toast(stocked, reader, thanks, "✏️")
        reader.press(thanks, "🗑")
        sure = await reader.reads(says("for good?"))
        reader.press(sure, "🗑 Yes")
        deleted = await reader.reads(says("is deleted"))
        thread = await thread_of(reader, TITLE)
        assert "This comment was removed." in thread["text"]
        assert "thought" not in thread["text"]
        assert "no longer here" in await forged(stocked, reader, "cmd:1:1")
        assert labels(deleted) == ["💬 All comments"]


@ON_ONE_DATABASE
async def test_a_message_edited_where_it_was_written_edits_the_comment_it_was(stocked: Box) -> None:
    late = 0

    def clock() -> Moment:
        return Moment(stocked.clock() + late)

    async with stocked.bot(comments="open", feeds=(), clock=clock):
        reader = await stocked.subscribed(first_name="Robin", language_code="en")
        await thread_of(reader, TITLE)
        said = reader.say("Frist")
        await reader.reads(says(ENGLISH["published"]))
        reader.edit(said, "First")
        await reader.reads(lambda m: ENGLISH["published"] in m["text"] and "First" in m["text"])
        reader.edit(said, "x" * 1501)
        await reader.reads(says("too long"))
        late = 16 * 60
        reader.edit(said, "Last")
        await reader.reads(says("15 minutes"))
        reader.edit(reader.messages[0], "/stop")
        thread = await thread_of(reader, TITLE)
        assert "First" in thread["text"]
        assert "edited" in thread["text"]


@ON_ONE_DATABASE
async def test_whoever_does_not_want_to_write_searches_again(stocked: Box) -> None:
    async with stocked.bot(comments="open", feeds=()):
        reader = await stocked.subscribed()
        thread = await thread_of(reader, TITLE)
        reader.press(thread, "✖️")
        await reader.reads(lambda message: "💬 เขียนความเห็น" in labels(message))
        reader.say(TITLE)
        await reader.reads(says(f"“{TITLE}”"))
        reader.press(thread, "💬 เขียน")
        await reader.reads(says(THAI["invites"]))
        reader.say(TITLE)
        thanks = await reader.reads(says(THAI["published"]))
        reader.press(thanks, "🔎")
        await reader.reads(says(f"“{TITLE}”"))
        assert "0 ความเห็น" in (await thread_of(reader, TITLE))["text"]


@ON_ONE_DATABASE
async def test_a_name_is_chosen_and_stands_over_all_comments(stocked: Box) -> None:
    refused = {"ก": "อย่างน้อย", "ก" * 31: "ไม่เกิน", "www.spam.example": "ลิงก์", "Αdmin": "กองบรรณาธิการ"}
    async with stocked.bot(comments="open", feeds=()):
        reader = await stocked.subscribed(first_name="https://spam.example")
        await commented(reader, TITLE, "ดีครับ", told=THAI["published"])
        thread = await thread_of(reader, TITLE)
        assert "ผู้อ่านท่านหนึ่ง" in thread["text"]
        reader.press(thread, "🪪")
        await reader.reads(says("อยากใช้ชื่ออะไร"))
        for typed, told in refused.items():
            reader.say(typed)
            await reader.reads(says(told))
        reader.say("  มะลิ  ซ้อน ")
        renamed = await reader.reads(says("ในชื่อ มะลิ ซ้อน"))
        reader.press(renamed, "💬")
        shown = await reader.reads(says("1 ความเห็น"))
        assert "ผู้อ่านท่านหนึ่ง" not in shown["text"]
        assert str(reader.id) not in shown["text"]


@ON_ONE_DATABASE
async def test_notices_can_be_muted_and_unmuted(stocked: Box) -> None:
    async with stocked.bot(comments="open", feeds=()):
        author = await stocked.subscribed(first_name="Robin", language_code="en")
        other = await stocked.subscribed(first_name="มะลิ")
        await commented(author, TITLE, "Good", told=ENGLISH["published"])
        other.press(await thread_of(other, TITLE), "1️⃣")
        one = await other.reads(lambda message: "👍" in labels(message))
        await replied(other, one, "ใช่เลย")
        told = await author.reads(says("answered your comment"))
        author.press(told, "🔕")
        muted = await author.reads(says("won't be told"))
        author.press(muted, "🔔")
        await author.reads(says("will be told"))


@ON_ONE_DATABASE
@pytest.mark.parametrize(
    ("discussion", "told"), [("off", "ปิดรับความเห็น"), ("hold", THAI["held"]), ("trusted", THAI["held"])]
)
async def test_the_operator_settles_what_becomes_of_comments(stocked: Box, discussion: str, told: str) -> None:
    async with stocked.bot(comments=discussion, feeds=()):
        reader = await stocked.subscribed()
        reader.say("ดีครับ", reply_to=await card_of(reader, TITLE))
        await reader.reads(says(told))
        assert "💬 1" not in labels(await card_of(reader, TITLE))


@ON_ONE_DATABASE
async def test_what_is_not_taken_is_said_kindly_and_may_be_sent_again(stocked: Box) -> None:
    refused = {"\u2060\u2060": "ไม่พบข้อความ", "ก" * 1501: "ไม่เกิน 1500", "ดีครับ": "เขียนข้อความนี้ไปแล้ว"}
    async with stocked.bot(comments="open", feeds=()):
        reader = await stocked.subscribed()
        await commented(reader, TITLE, "ดีครับ", told=THAI["published"])
        await thread_of(reader, TITLE)
        for text, told in refused.items():
            reader.say(text)
            await reader.reads(says(told))
        reader.say("ดีมากครับ")
        await reader.reads(says(THAI["published"]))
        card = await card_of(reader, TITLE)
        for number in range(3):
            reader.say(f"ดีมากครับ {number}", reply_to=card)
        await reader.reads(says("ส่งถี่เกินไป"))


@ON_ONE_DATABASE
async def test_made_up_presses_and_anothers_comment_get_a_clear_answer_and_nothing_changes(
    stocked: Box,
) -> None:
    made_up = (
        "cm:999:new:0 cmo:999 cml:999 cma:999 cme:999 cmd:999:1 cms:999 cmk:999 cmx:999 cmw:999 cm:1:worst:0"
    )
    async with stocked.bot(comments="open", feeds=()):
        author = await stocked.subscribed(first_name="Robin")
        other = await stocked.subscribed()
        await commented(author, TITLE, "ของฉัน", told=THAI["published"])
        for data in (*made_up.split(), "cmo:-1", "cme:1", "cmd:1:0", "cmd:1:1", "cms:1"):
            told = await forged(stocked, other, data)
            assert any(word in told for word in ("ไม่อยู่แล้ว", "ใช้ไม่ได้แล้ว")), data
        assert "ความเห็นของคุณเอง" in await forged(stocked, author, "cml:1")
        assert "ของฉัน" in (await thread_of(author, TITLE))["text"]


@ON_ONE_DATABASE
async def test_a_forwarded_text_is_held_even_where_comments_are_open(stocked: Box) -> None:
    async with stocked.bot(comments="open", feeds=()):
        reader = await stocked.subscribed()
        advert = (await card_of(reader, TITLE)) | {"text": "อะไรก็ได้"}
        await thread_of(reader, TITLE)
        reader.forward(advert)
        await reader.reads(says(THAI["held"]))


async def test_the_number_on_delivered_copies_follows_where_the_card_is_still_a_card(box: Box) -> None:
    late = 0

    def clock() -> Moment:
        return Moment(box.clock() + late)

    async with box.bot(comments="open", feeds=(), clock=clock):
        thai = await box.subscribed(first_name="มะลิ")
        english = await box.subscribed(first_name="Robin", language_code="en")
        busy = await box.subscribed(first_name="Kai", language_code="en")
        await stock(box, TITLE, push_at=Moment(1))
        card, other, turned = [
            await reader.reads(partial(shows_card, title=TITLE)) for reader in (thai, english, busy)
        ]
        await replied(thai, card, "หนึ่ง")
        busy.press(turned, "📝")
        await busy.reads(lambda message: message["text"].startswith("📝"))
        late = 10
        await thai.reads(lambda message: "💬 1" in labels(message))
        numbered = await english.reads(lambda message: "💬 1" in labels(message))
        assert numbered["message_id"] == other["message_id"]
        assert numbered["text"] == other["text"]
        edits = [entry for entry in box.telegram.log if entry.method == "editMessageReplyMarkup"]
        assert sorted(entry.parameters["chat_id"] for entry in edits) == [thai.id, english.id]
        busy.press(turned, "↩️")
        back = await busy.reads(partial(shows_card, title=TITLE))
        assert "💬 1" in labels(back)
