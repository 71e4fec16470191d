"""What moderators do about comments, end to end."""

from functools import partial
from typing import Any

import pytest

from news.team import Member, Role, UserId
from playground.person import Person
from storage import open_storage
from tests.box import Box, labels
from tests.storage.newsroom import NOON
from tests.talk import ENGLISH, THAI, card_of, commented, forged, says, stock, thread_of, toast

TITLE = "ชิปประหยัดพลังงาน"
OURS = "md:held:0 mda:1 mdr:1 mdb:1 mdt:1 mdl:0 mdu:1 mdw:0 mdn mdx:1 mdd:1 mds:1:open"
ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def stocked(box: Box) -> Box:
    await stock(box, TITLE)
    return box


def offers(label: str, message: Any) -> bool:
    return label in labels(message)


async def a_member(box: Box, role: Role, **about: Any) -> Person:
    person = await box.subscribed(**about)
    storage = await open_storage(box.database_url)
    await storage.team.put(
        Member(user_id=UserId(person.id), role=role, name=about["first_name"], since=NOON, added_by=UserId(1))
    )
    await storage.close()
    return person


async def test_a_comment_is_decided_once_and_its_author_told(stocked: Box) -> None:
    async with stocked.bot(feeds=()):
        thai = await a_member(stocked, Role.MODERATOR, first_name="ผู้ดูแล")
        english = await a_member(stocked, Role.EDITOR, first_name="Ed", language_code="en")
        author = await stocked.subscribed(first_name="Robin", language_code="en")
        await commented(author, TITLE, "Well done <b>", told=ENGLISH["held"])
        card = await thai.reads(says("Well done <b>"))
        assert "เหตุที่รอ: อ่านทุกความเห็นก่อนเผยแพร่" in card["text"]
        late = await english.reads(says("every comment is read first"))
        thai.press(card, "✅")
        await thai.reads(says("ไม่มีความเห็นรออยู่"))
        await author.reads(says("is published"))
        stale = late | {"message_id": late["message_id"]}
        chat = english.chat
        assert chat is not None
        chat.messages[late["message_id"]] = late  # as a client shows it that has not heard of the decision
        english.press(stale, "❌")
        told = await english.reads(says("has decided this one already"))
        assert "ผู้ดูแล" in told["text"]
        assert "1 comment" in (await thread_of(author, TITLE))["text"]


async def test_bans_are_told_kept_and_lifted(stocked: Box) -> None:
    async with stocked.bot(feeds=()):
        moderator = await a_member(stocked, Role.MODERATOR, first_name="ผู้ดูแล")
        author = await stocked.subscribed()
        await commented(author, TITLE, "เว็บพนัน https://bet.com", told=THAI["held"])
        moderator.say("/moderate")
        await moderator.reads(says("ไม่มีความเห็นรออยู่"))
        desk = moderator.received[-1]
        moderator.press(desk, "🕶 น่าสงสัย: 1")
        doubtful = await moderator.reads(says("เว็บพนัน"))
        assert "มีลิงก์หรือช่องทางติดต่อ, มีคำที่เฝ้าระวัง" in doubtful["text"]
        moderator.press(doubtful, "🚫 แบน")
        desk = await moderator.reads(says("แสดงความเห็นไม่ได้แล้ว"))
        card = await card_of(author, TITLE)
        author.say("อีกครั้ง", reply_to=card)
        await author.reads(says("คุณแสดงความเห็นไม่ได้แล้ว"))
        moderator.press(desk, "🚫 ถูกแบน: 1")
        banned = await moderator.reads(says("1. มะลิ"))
        moderator.press(banned, "↩️ เลิกแบน")
        await moderator.reads(says("ไม่มีใครถูกแบน"))
        author.say("ขอโทษครับ", reply_to=card)
        await author.reads(says(THAI["held"]))
        storage = await open_storage(stocked.database_url)
        deeds = [entry.deed for entry in (await storage.audit.latest(number=0, size=9)).items]
        await storage.close()
        assert deeds[:2] == ["unban", "ban"]


@ON_ONE_DATABASE
async def test_an_article_is_closed_and_opened_alone(stocked: Box) -> None:
    async with stocked.bot(feeds=()):
        moderator = await a_member(stocked, Role.MODERATOR, first_name="Mo", language_code="en")
        reader = await stocked.subscribed()
        card = await card_of(reader, TITLE)
        settings = await thread_of(moderator, TITLE)
        for label, told in (("comments are closed", "ปิดรับความเห็น"), ("it appears at once", THAI["published"])):
            moderator.press(settings, "⚙️" if "⚙️ Who may comment" in labels(settings) else label)
            settings = await moderator.reads(says("What should happen to new comments"))
            if f"✓ {label}" not in labels(settings):
                moderator.press(settings, label)
                settings = await moderator.reads(partial(offers, f"✓ {label}"))
            reader.say("ความเห็นหนึ่ง", reply_to=card)
            await reader.reads(says(told))


@ON_ONE_DATABASE
async def test_a_shown_comment_is_taken_down_and_words_are_watched(stocked: Box) -> None:
    async with stocked.bot(comments="open", feeds=()):
        moderator = await a_member(stocked, Role.MODERATOR, first_name="Mo", language_code="en")
        author = await stocked.subscribed()
        await commented(author, TITLE, "หนึ่ง", told=THAI["published"])
        thread = await thread_of(moderator, TITLE)
        moderator.press(thread, "1️⃣")
        one = await moderator.reads(lambda message: "❌ Take down" in labels(message))
        assert "Taken down" in await toast(stocked, moderator, one, "❌")
        assert "no longer here" in await toast(stocked, moderator, one, "❌")
        moderator.say("/moderate")
        desk = await moderator.reads(says("No comments are waiting"))
        moderator.press(desk, "🔤")
        words = await moderator.reads(says("No words of your own"))
        moderator.press(words, "➕")
        await moderator.reads(says("Which word or phrase"))
        moderator.say("ทุเรียน")
        words = await moderator.reads(lambda message: "✖️ ทุเรียน" in labels(message))
        author.say("ขายทุ เรียน", reply_to=await card_of(author, TITLE))
        await author.reads(says(THAI["held"]))
        moderator.press(words, "✖️ ทุเรียน")
        await moderator.reads(says("No words of your own"))


@ON_ONE_DATABASE
async def test_moderators_get_one_card_however_many_comments_come(stocked: Box) -> None:
    """180 at once, from 60 people, while somebody else reads the news."""
    async with stocked.bot(feeds=()):
        moderator = await a_member(stocked, Role.MODERATOR, first_name="Mo", language_code="en")
        crowd = [stocked.telegram.person(first_name=f"คนที่ {number}") for number in range(60)]
        other = await stocked.subscribed()
        for person in crowd:
            person.say("/start a1")
        cards = [await person.reads(lambda message: "💬 ความเห็น" in labels(message)) for person in crowd]
        for text in ("หนึ่ง", "สอง", "สาม"):
            for person, card in zip(crowd, cards, strict=True):
                person.say(f"{text} จาก {person.id}", reply_to=card)
        other.say("/latest")
        await other.reads(says(TITLE))
        await moderator.reads(says("180 comments are waiting"), timeout=40)
        shown = [message for message in moderator.received if "🛡" in message["text"]]
        assert len(shown) == 1


@ON_ONE_DATABASE
async def test_readers_can_do_nothing_of_it(stocked: Box) -> None:
    async with stocked.bot(feeds=()):
        reader = await stocked.subscribed()
        await commented(reader, TITLE, "หนึ่ง", told=THAI["held"])
        for data in OURS.split():
            assert "กองบรรณาธิการ" in await forged(stocked, reader, data), data
        assert "0 ความเห็น" in (await thread_of(reader, TITLE))["text"]
        moderator = await a_member(stocked, Role.MODERATOR, first_name="Mo", language_code="en")
        for data in ["mda:99", "mdr:99", "mdb:99", "mdt:99", "mdd:99", "mds:99:open"]:
            assert "no longer here" in await forged(stocked, moderator, data), data


@ON_ONE_DATABASE
async def test_who_is_banned_stays_so_also_where_their_name_cannot_stand(stocked: Box) -> None:
    async with stocked.bot(feeds=()):
        moderator = await a_member(stocked, Role.MODERATOR, first_name="ผู้ดูแล")
        author = await stocked.subscribed(first_name="Admin", language_code="en")
        await commented(author, TITLE, "As your admin says", told=ENGLISH["held"])
        card = await moderator.reads(says("As your admin says"))
        assert "Admin" not in card["text"]
        moderator.press(card, "🚫 แบน")
        await moderator.reads(says("แสดงความเห็นไม่ได้แล้ว"))
        author.say("Something else", reply_to=await card_of(author, TITLE))
        await author.reads(says("You can't comment any more"))
