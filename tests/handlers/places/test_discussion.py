"""What people say below a channel's posts, in the group where the channel is discussed."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.moment import Moment
from news.team import UserId
from playground import Person
from playground.facts import Json
from playground.world import World
from storage import open_storage
from tests.box import Box, labels
from tests.discussion import GREETED, TITLE, Place, discussed, opened
from tests.talk import says, thread_of

BOTH_LANGUAGES = pytest.mark.parametrize("language", ["th", "en"])
ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
COUNTED = {"th": "{} ความเห็น", "en": "{} comment"}
REMOVED = {"th": "ความเห็นนี้ถูกลบแล้ว", "en": "This comment was removed."}


@BOTH_LANGUAGES
async def test_what_is_said_in_the_discussion_group_is_kept_with_the_story(box: Box, language: str) -> None:
    async with box.bot(comments="open", feeds=()):
        place = await discussed(box, language)
        robin, kai = (box.telegram.person(first_name=name, language_code=language) for name in ("Robin", "Kai"))
        first = place.says(robin, "Good chips")
        await place.heard()
        answer = place.says(kai, "How fast?", reply_to=first)
        place.says(robin, "Very", reply_to=answer)
        place.says(robin, "/start@khao_demo_bot")
        await place.heard()
        reader = await box.subscribed(first_name="Nok", language_code=language)
        thread = await thread_of(reader, TITLE)
        assert COUNTED[language].format(3) in thread["text"]
        assert all(text in thread["text"] for text in ("Good chips", "How fast?", "Very"))
        assert "/start" not in thread["text"]
        assert thread["text"].count("↳") == 2
        assert str(robin.id) not in thread["text"]
        said_by_bot = [message for message in place.group.received if "reply_to_message" in message]
        assert said_by_bot == [], "nobody is answered in the group"


@ON_ONE_DATABASE
@BOTH_LANGUAGES
async def test_the_admin_is_told_how_to_keep_the_discussion(box: Box, language: str) -> None:
    hint = {"th": "เพิ่มบอตเป็นผู้ดูแลในกลุ่มสนทนา", "en": "Make me an admin of its discussion group"}
    async with box.bot(comments="open", feeds=()):
        admin = await box.subscribed(first_name="มะลิ", language_code=language)
        channel, group = box.telegram.channel("ช่องข่าว", admin), box.telegram.group("คุยข่าว", admin)
        channel.link(group)
        channel.add_bot(administrator=True)
        assert hint[language] in (await admin.reads(says("ช่องข่าว")))["text"]
        group.add_bot()
        await group.reads(lambda message: message["text"].startswith("💬"))
        group.add_bot(administrator=True)
        await group.reads(says(GREETED[language]))
        channel.kick_bot()
        channel.add_bot(administrator=True)
        assert hint[language] not in (await admin.reads(says("ช่องข่าว")))["text"]


async def test_who_comes_after_the_post_finds_it_by_what_is_answered(box: Box) -> None:
    async with box.bot(comments="open", feeds=()):
        place = await opened(box)
        await place.post()
        robin = box.telegram.person(first_name="Robin")
        unheard = place.says(robin, "Said before the bot came")
        place.group.add_bot(administrator=True)
        place.says(robin, "Answered where nobody knows the post", reply_to=unheard)
        place.says(robin, "Below the post")
        place.says(robin, "Answered once it is known", reply_to=unheard)
        await place.heard()
        thread = await thread_of(await box.subscribed(), TITLE)
        assert "2 ความเห็น" in thread["text"]
        assert "Below the post" in thread["text"]
        assert "Answered once it is known" in thread["text"]


async def test_a_comment_waits_for_the_newsroom_and_shows_once_it_is_approved(box: Box) -> None:
    boss = box.telegram.person(first_name="บก.", language_code="th")
    async with box.bot(comments="hold", feeds=(), admins=str(boss.id)):
        boss.say("/start")
        place = await discussed(box)
        robin = await box.subscribed(first_name="Robin", language_code="en")
        place.says(robin, "Is it cheap?")
        card = await boss.reads(says("Is it cheap?"))
        assert "0 ความเห็น" in (await thread_of(await box.subscribed(), TITLE))["text"]
        boss.press(card, "✅")
        await robin.reads(says("is published"))
        assert "Is it cheap?" in (await thread_of(await box.subscribed(), TITLE))["text"]


@ON_ONE_DATABASE
@pytest.mark.parametrize("discussion", ["off", "open"])
async def test_what_the_house_rules_refuse_is_not_kept(box: Box, discussion: str) -> None:
    async with box.bot(comments=discussion, feeds=()):
        place = await opened(box)
        place.group.add_bot(administrator=True)
        await place.post()
        robin = box.telegram.person(first_name="Robin")
        for number in range(8):
            place.says(robin, f"Flood {number}")
        await place.heard()
        kept = 0 if discussion == "off" else 4
        storage = await open_storage(box.database_url)
        (found,) = (await storage.articles.latest(number=0, size=1)).items
        assert found.comments == kept
        await storage.close()


@ON_ONE_DATABASE
async def test_an_edit_within_a_quarter_of_an_hour_changes_the_comment(box: Box) -> None:
    late = 0

    def clock() -> Moment:
        return Moment(box.clock() + late)

    async with box.bot(comments="open", feeds=(), clock=clock):
        place = await discussed(box)
        robin, kai = box.telegram.person(first_name="Robin"), box.telegram.person(first_name="Kai")
        said = place.says(robin, "Frist")
        await place.heard()
        robin.edit(said, "First", chat=place.group.chat)
        await place.heard()
        late = 16 * 60
        robin.edit(said, "Something else", chat=place.group.chat)
        kai.edit(said, "Not mine", chat=place.group.chat)
        await place.heard()
        thread = await thread_of(await box.subscribed(), TITLE)
        assert "First" in thread["text"]
        assert "แก้ไขแล้ว" in thread["text"]


@ON_ONE_DATABASE
async def test_an_update_that_comes_twice_makes_one_comment(box: Box) -> None:
    async with box.bot(comments="open", feeds=()):
        place = await discussed(box)
        said = place.says(box.telegram.person(first_name="Robin"), "Once")
        box.telegram.update("message", said)
        box.telegram.update("message", place.forward)
        await place.heard()
        assert "1 ความเห็น" in (await thread_of(await box.subscribed(), TITLE))["text"]


@BOTH_LANGUAGES
async def test_what_was_said_in_a_group_is_exported_and_forgotten_too(box: Box, language: str) -> None:
    async with box.bot(comments="open", feeds=()):
        place = await discussed(box, language)
        robin = await box.subscribed(first_name="Robin", language_code=language)
        place.says(robin, "Keep me for a while")
        await place.heard()
        robin.say("/privacy")
        asked = await robin.reads(lambda message: "🔐" in message["text"])
        robin.press(asked, "📦")
        handed = await robin.reads(lambda message: "document" in message)
        file = box.telegram.files.find(handed["document"]["file_id"])
        assert file is not None
        assert file.content is not None
        assert "Keep me for a while" in file.content.decode()
        robin.press(asked, "🗑")
        sure = await robin.reads(lambda message: len(labels(message)) == 2 and "🗑" in labels(message)[0])
        robin.press(sure, "🗑")
        await robin.reads(lambda message: "/start" in message["text"] and not labels(message))
        thread = await thread_of(await box.subscribed(language_code=language), TITLE)
        assert REMOVED[language] in thread["text"]
        assert "Keep me" not in thread["text"]


def strange(place: Place, robin: Person) -> st.SearchStrategy[Json]:
    """A message in the group, of which anything may be missing, or be of another kind."""
    channel = {"id": -1_002_000_000_999, "type": "channel", "title": "อื่น"}
    number = st.integers(1, 2**31)
    origin = st.fixed_dictionaries(
        {
            "type": st.just("channel"),
            "date": number,
            "chat": st.sampled_from([place.channel.chat.shown, channel]),
            "message_id": st.integers(1, 3) | number,
        }
    )
    answered = st.fixed_dictionaries(
        {"message_id": number, "date": number, "chat": st.just(place.group.chat.shown)},
        optional={"is_automatic_forward": st.just(True), "forward_origin": origin, "text": st.text(max_size=9)},
    )
    return st.fixed_dictionaries(
        {"message_id": st.integers(1000, 2**31), "date": number, "chat": st.just(place.group.chat.shown)},
        optional={
            "from": st.sampled_from([robin.user, robin.user | {"is_bot": True}]),
            "sender_chat": st.sampled_from([channel, place.group.chat.shown, place.channel.chat.shown]),
            "via_bot": st.just(place.box.telegram.bot),
            "text": st.text(max_size=40).filter(lambda text: not text.startswith("/")),
            "caption": st.text(max_size=40),
            "message_thread_id": st.just(place.forward["message_id"]) | number,
            "reply_to_message": answered,
            "is_automatic_forward": st.just(True),
            "forward_origin": origin,
            "edit_date": number,
        },
    )


@ON_ONE_DATABASE
async def test_whatever_a_group_sends_is_borne_and_nobody_is_taken_for_another(
    box: Box, capsys: pytest.CaptureFixture[str]
) -> None:
    async with box.bot(comments="open", feeds=()):
        place = await discussed(box)
        robin = box.telegram.person(first_name="Robin")
        sent: list[Json] = []

        @settings(max_examples=150, database=None, suppress_health_check=[HealthCheck.too_slow])
        @given(message=strange(place, robin), kind=st.sampled_from(["message", "edited_message"]))
        def send(message: Json, kind: str) -> None:
            sent.append(message)
            World.update(box.telegram, kind, message)

        send()
        place.says(robin, "ข้อความของคนจริง")
        await place.heard()
        assert "could not be handled" not in capsys.readouterr().out
        thread = await thread_of(await box.subscribed(), TITLE)
        assert "Channel" not in thread["text"]
        stray: list[Any] = [one for one in sent if "sender_chat" in one or "via_bot" in one]
        storage = await open_storage(box.database_url)
        export = await storage.privacy.known(UserId(robin.id))
        kept = {row["text"] for row in export.get("comment", ())}
        assert not kept & {one.get("text") for one in stray} - {
            one.get("text") for one in sent if one not in stray
        }
        await storage.close()
