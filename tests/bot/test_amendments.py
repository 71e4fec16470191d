"""What becomes of copies that have arrived when their article is edited or taken back."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from news.actions.amend import amend
from news.actions.retract import retract
from news.amendment import Correction, Follow
from news.article import Article
from news.moment import Moment
from news.newsroom import Newsroom, Policy
from news.words import LocalSegmenter
from playground import Fault
from playground.person import Person
from storage import open_storage
from storage.opening import open_database
from tests.box import TICK, Box
from tests.clock import Clock

WRONG, RIGHT = "ฝนตกสิบวัน", "ฝนตกสองวัน"
WITHDRAWN = "ถอนข่าวนี้"
LONG_AGO = 49 * 3600


@asynccontextmanager
async def desk(box: Box) -> AsyncIterator[tuple[Newsroom, Article]]:
    """A process beside the bot, and the newest article."""
    storage = await open_storage(box.database_url)
    newsroom = Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())
    (article, *_) = (await storage.articles.latest(number=0, size=1)).items
    yield newsroom, article
    await storage.close()


async def corrected(box: Box, follow: Follow = "all", *, clock: Callable[[], Moment] = Box.clock) -> None:
    async with desk(box) as (newsroom, article):
        outcome = await amend(
            newsroom,
            article.id,
            revision=article.revision,
            correction=Correction(title=article.title.replace(WRONG, RIGHT)),
            follow=follow,
            now=clock(),
        )
    assert isinstance(outcome, Article)


async def told_anew(box: Box) -> None:
    """What leaves from now on is as corrected: the bot sees to that a tick after the correction."""
    database = await open_database(box.database_url)
    while await database.read("SELECT 1 FROM push WHERE amend_at IS NOT NULL"):  # noqa: ASYNC110 - rows tell
        await asyncio.sleep(TICK)
    await database.close()


async def taken_back(box: Box, *, clock: Callable[[], Moment] = Box.clock) -> None:
    async with desk(box) as (newsroom, article):
        assert await retract(newsroom, article.id, now=clock())


async def crowd(box: Box, number: int) -> list[Person]:
    people = [box.telegram.person(first_name="มะลิ", language_code="th") for _ in range(number)]
    for person in people:
        person.say("/start")
    await box.telegram.until(lambda: all(person.received for person in people), timeout=20)
    await box.backlog_read()
    return people


def having(people: list[Person], words: str) -> list[Person]:
    return [p for p in people if any(words in str(message.get("text")) for message in p.received)]


async def until_all_have(box: Box, people: list[Person], words: str) -> None:
    await box.telegram.until(lambda: len(having(people, words)) == len(people), timeout=25)


def calls(box: Box, method: str) -> int:
    return sum(entry.method == method for entry in box.telegram.log)


async def test_a_feeds_correction_reaches_what_has_arrived_and_a_change_of_the_text_alone_edits_nothing(
    box: Box,
) -> None:
    async with box.bot():
        people = await crowd(box, 3)
        box.newspaper.publish(WRONG, body="<p>สรุปย่อ</p>" + "<p>ย่อหน้าที่ยาวพอ</p>" * 40)
        await until_all_have(box, people, WRONG)
        box.newspaper.revise("<p>ย่อหน้าที่ยาวพอ</p></item>", "<p>ต่อท้าย</p></item>")
        await box.backlog_read()
        assert calls(box, "editMessageText") == 0
        box.newspaper.revise(WRONG, RIGHT)
        await until_all_have(box, people, RIGHT)
    assert having(people, WRONG) == []
    assert calls(box, "editMessageText") == 3


async def test_copies_under_way_and_waiting_and_sent_all_show_the_last_word(box: Box) -> None:
    async with box.bot(send_rate=15):
        people = await crowd(box, 25)
        box.newspaper.publish(WRONG)
        await box.telegram.until(lambda: len(having(people, WRONG)) >= 8, timeout=15)
        await corrected(box)
        await until_all_have(box, people, RIGHT)
    assert having(people, WRONG) == []
    assert all(len(person.received) == 2 for person in people), "one welcome and one card"


async def test_an_editor_may_leave_what_has_arrived_as_it_is(box: Box) -> None:
    clock = Clock(9)
    async with box.bot(clock=clock):
        people = await crowd(box, 20)
        early, late = people[:4], people[4:]
        await box.held_up(late, until=Moment(clock() + 600))
        box.newspaper.publish(WRONG)
        await until_all_have(box, early, WRONG)
        await box.sends_noted()
        await corrected(box, follow="new", clock=clock)
        await told_anew(box)
        clock.set(9, 20)
        await until_all_have(box, late, RIGHT)
    assert having(people, WRONG) == early
    assert all(len(person.received) == 2 for person in people), "one welcome and one card"
    assert calls(box, "editMessageText") == 0


@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind="429", count=1, retry_after=(1, 1), method="editMessageText"),
        Fault(kind="502", count=2, method="editMessageText"),
        Fault(kind="drop", count=3, method="editMessageText"),
    ],
    ids=lambda fault: fault.kind,
)
async def test_an_edit_is_tried_again_after_a_fault(box: Box, fault: Fault) -> None:
    async with box.bot(on_uncertain="skip"):
        people = await crowd(box, 4)
        box.newspaper.publish(WRONG)
        await until_all_have(box, people, WRONG)
        box.telegram.faults.inject(fault)
        await corrected(box)
        await until_all_have(box, people, RIGHT)


async def test_a_retraction_deletes_what_has_arrived_and_stops_what_has_not(box: Box) -> None:
    clock = Clock(9)
    async with box.bot(send_rate=15, clock=clock):
        people = await crowd(box, 25)
        await box.held_up(people[15:], until=Moment(clock() + 600))
        box.newspaper.publish(WRONG)
        await box.telegram.until(lambda: len(having(people, WRONG)) >= 5, timeout=15)
        await taken_back(box, clock=clock)
        await told_anew(box)
        await box.sends_noted()
        clock.set(9, 20)
        await box.backlog_read()
        await box.sends_noted()
        assert having(people, WRONG) == []
        people[0].say("/latest")
        await people[0].reads(lambda message: "ยังไม่มีข่าว" in str(message["text"]))
        people[0].say(WRONG)
        await people[0].reads(lambda message: "ไม่พบ" in str(message["text"]))
    arrived = calls(box, "deleteMessage")
    assert 5 <= arrived <= 15, "those that had arrived, and those under way"


def late(seconds: int) -> Callable[[], Moment]:
    return lambda: Moment(Box.clock() + seconds)


async def test_what_is_too_old_to_be_deleted_says_that_it_was_withdrawn_also_after_a_restart(box: Box) -> None:
    async with box.bot():
        people = await crowd(box, 3)
        box.newspaper.publish(WRONG)
        await until_all_have(box, people, WRONG)
    await taken_back(box)
    async with box.bot(clock=late(LONG_AGO)):
        await until_all_have(box, people, WITHDRAWN)
    assert having(people, WRONG) == []
    assert calls(box, "deleteMessage") == 0


async def test_a_message_that_telegram_will_not_delete_says_that_it_was_withdrawn(box: Box) -> None:
    async with box.bot():
        people = await crowd(box, 2)
        box.newspaper.publish(WRONG)
        await until_all_have(box, people, WRONG)
        for person in people:
            for message in person.received:
                message["date"] -= LONG_AGO
        await taken_back(box)
        await until_all_have(box, people, WITHDRAWN)
    assert having(people, WRONG) == []


async def test_old_buttons_of_a_withdrawn_story_say_so(box: Box) -> None:
    async with box.bot():
        (reader,) = await crowd(box, 1)
        box.newspaper.publish(WRONG)
        await until_all_have(box, [reader], WRONG)
        reader.say("/latest")
        listed = await reader.reads(lambda message: "ข่าวล่าสุด" in str(message["text"]))
        await taken_back(box)
        press = reader.press(listed, "1️⃣")
        await box.telegram.until(lambda: press.answer, timeout=10)
    assert press.answer is not None
    assert WITHDRAWN in press.answer["text"]


async def test_an_edit_cut_off_by_a_stop_goes_on_after_it(box: Box) -> None:
    async with box.bot(send_rate=10):
        people = await crowd(box, 15)
        box.newspaper.publish(WRONG)
        await until_all_have(box, people, WRONG)
        await corrected(box)
        await box.telegram.until(lambda: len(having(people, RIGHT)) >= 2, timeout=10)
    assert having(people, WRONG)
    async with box.bot():
        await until_all_have(box, people, RIGHT)
    assert calls(box, "editMessageText") == 15
