"""What is said in groups in answer to a copy, and what chats say for themselves below a story."""

from dataclasses import dataclass

import pytest

from news.delivery import MessageId
from news.moment import Moment
from news.subscriber import ChatId
from news.team import UserId
from playground import Group, Person
from playground.facts import Json
from storage import open_storage
from tests.box import Box, labels
from tests.discussion import TITLE, discussed, until_row
from tests.talk import says, stock, thread_of

ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
STAFF = {"th": "(กองบรรณาธิการ)", "en": "(newsroom)"}


@dataclass
class Club:
    """A connected group with a copy of a story. The bot is no admin there: it hears what answers itself."""

    box: Box
    admin: Person
    group: Group
    copy: Json

    def answers(self, person: Person, text: str, to: Json | None = None) -> Json:
        return person.say(text, reply_to=to or self.copy, chat=self.group.chat)


async def club(box: Box, admin: Person, *, forum: bool = False) -> Club:
    group = box.telegram.group("ชมรมข่าว", admin, forum=forum)
    group.add_bot()
    offered = await group.reads(lambda message: "🔔" in str(labels(message)))
    admin.press(offered, "🔔", chat=group.chat)
    await group.reads(lambda message: message["text"].startswith("✅") and "💬" in message["text"])
    await stock(box, TITLE, push_at=Moment(1))
    copy = await group.reads(says(TITLE))
    known = ChatId(group.id), MessageId(copy["message_id"])
    await until_row(box, lambda storage: storage.comments.article_of_copy(*known))
    return Club(box, admin, group, copy)


def said_by_bot(group: Group) -> list[str]:
    return [message["text"] for message in group.received if "reply_to_message" in message]


@pytest.mark.parametrize("forum", [False, True])
async def test_an_answer_to_a_copy_in_a_connected_group_becomes_a_comment(box: Box, *, forum: bool) -> None:
    async with box.bot(comments="open", feeds=()):
        place = await club(box, box.telegram.person(first_name="มะลิ"), forum=forum)
        robin, kai = (box.telegram.person(first_name=name) for name in ("Robin", "Kai"))
        before = len(place.group.received)
        first = place.answers(robin, "Good chips")
        place.answers(kai, "Unheard: the bot is no admin", to=first)
        greeting = next(one for one in place.group.received if one["text"].startswith("✅"))
        place.answers(kai, "Not about a story", to=greeting)
        robin.edit(first, "Very good chips", chat=place.group.chat)
        await box.all_handled()
        thread = await thread_of(await box.subscribed(), TITLE)
        assert "1 ความเห็น" in thread["text"]
        assert "Very good chips" in thread["text"]
        assert "Robin" in thread["text"]
        assert len(place.group.received) == before, "nobody is answered in the group"


async def test_a_bot_that_is_an_admin_hears_who_answers_an_answer(box: Box) -> None:
    async with box.bot(comments="open", feeds=()):
        place = await club(box, box.telegram.person(first_name="มะลิ"))
        place.group.add_bot(administrator=True)
        robin, kai = (box.telegram.person(first_name=name) for name in ("Robin", "Kai"))
        first = place.answers(robin, "How fast?")
        await box.all_handled()
        place.answers(kai, "Very", to=first)
        await box.all_handled()
        thread = await thread_of(await box.subscribed(), TITLE)
        assert "2 ความเห็น" in thread["text"]
        assert thread["text"].count("↳") == 1


@ON_ONE_DATABASE
async def test_what_is_said_in_a_group_is_judged_like_anything_else(box: Box) -> None:
    boss = box.telegram.person(first_name="บก.", language_code="th")
    async with box.bot(comments="hold", feeds=(), admins=str(boss.id)):
        boss.say("/start")
        place = await club(box, box.telegram.person(first_name="มะลิ"))
        robin = await box.subscribed(first_name="Robin", language_code="en")
        for number in range(8):
            place.answers(robin, f"Flood {number}")
        await box.all_handled()
        storage = await open_storage(box.database_url)
        assert (await storage.moderation.waiting("held", number=0)).total == 4
        await storage.close()
        boss.press(await boss.reads(says("Flood 0")), "🚫")
        await boss.reads(lambda message: "Robin" in message["text"] and "🛡" in message["text"])
        place.answers(robin, "Again")
        await box.all_handled()
        assert "0 ความเห็น" in (await thread_of(await box.subscribed(), TITLE))["text"]
        assert said_by_bot(place.group) == []


@pytest.mark.parametrize("language", ["th", "en"])
async def test_the_newsrooms_own_channel_speaks_for_it_below_its_story(box: Box, language: str) -> None:
    boss = box.telegram.person(first_name="มะลิ", language_code=language)
    async with box.bot(comments="hold", feeds=(), admins=str(boss.id)):
        place = await discussed(box, language, admin=boss)
        robin = box.telegram.person(first_name="Robin")
        asked = place.says(robin, "How fast?")
        await place.heard()
        place.group.speak("Twice as fast", channel=place.channel, reply_to=place.forward)
        own = box.telegram.channel("ช่องของใครก็ไม่รู้", robin)
        place.group.speak("Buy at my channel", channel=own, reply_to=place.forward)
        place.group.speak("Said by nobody", reply_to=asked)
        await place.heard()
        thread = await thread_of(await box.subscribed(language_code=language), TITLE)
        assert "Twice as fast" in thread["text"]
        assert f"ช่องข่าว {STAFF[language]}" in thread["text"]
        assert "Buy at" not in thread["text"]
        storage = await open_storage(box.database_url)
        waiting = [(await storage.moderation.waiting("held", number=at)).items for at in (0, 1)]
        assert [(one.name, one.text) for (one,) in waiting] == [
            ("Robin", "How fast?"),
            ("คุยข่าว", "Said by nobody"),
        ]
        await storage.close()


@ON_ONE_DATABASE
async def test_a_chat_that_no_one_of_the_newsroom_connected_is_no_newsroom_and_is_told_nothing(
    box: Box,
) -> None:
    boss = box.telegram.person(first_name="บก.", language_code="th")
    async with box.bot(comments="hold", feeds=(), admins=str(boss.id)):
        boss.say("/start")
        place = await club(box, box.telegram.person(first_name="มะลิ"))
        said = place.group.speak("We speak as one", reply_to=place.copy)
        card = await boss.reads(says("We speak as one"))
        assert "ชมรมข่าว" in card["text"]
        before = len(place.group.received)
        boss.press(card, "✅")
        await boss.reads(says("✅ เผยแพร่แล้ว"))
        reader = await box.subscribed()
        thread = await thread_of(reader, TITLE)
        assert "We speak as one" in thread["text"]
        assert STAFF["th"] not in thread["text"]
        storage = await open_storage(box.database_url)
        (known,) = [await storage.commenters.get(UserId(place.group.id))]
        assert known is not None
        assert (known.name, known.approved) == ("ชมรมข่าว", 1)
        notices = await storage.commenters.notices(box.clock(), until=Moment(2**40), limit=9)
        await storage.close()
        assert [notice for notice in notices if notice.user_id == place.group.id] == []
        assert len(place.group.received) == before
        assert said["sender_chat"]["id"] == place.group.id
