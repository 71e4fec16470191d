"""Pushes on their way through Telegram's moods."""

from collections import Counter
from typing import Any

import pytest

from bot import shelf
from bot.premises import Clock, clock
from news.moment import Moment
from news.rules import flood
from playground import Fault
from playground.person import Person
from storage import open_storage
from tests.box import Box

TITLE = "ข่าวฝ่าพายุ"


async def crowd(box: Box, number: int) -> list[Person]:
    people = [box.telegram.person(first_name="มะลิ", language_code="th") for _ in range(number)]
    for person in people:
        person.say("/start")
    await box.telegram.until(lambda: all(person.received for person in people), timeout=20)
    await box.backlog_read()
    return people


def received(people: list[Person]) -> list[int]:
    """How many cards of the push each of them has."""
    return [sum(str(message["text"]).startswith(TITLE) for message in person.received) for person in people]


async def states(url: str) -> Counter[str]:
    storage = await open_storage(url)
    database: Any = storage.outbox._database  # type: ignore[attr-defined]  # rows are the record that counts
    rows = await database.read("SELECT state, count(*) AS copies FROM delivery GROUP BY state")
    await storage.close()
    return Counter({row["state"]: row["copies"] for row in rows})


@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind="429", count=3, retry_after=(1, 1), method="sendMessage"),
        Fault(kind="500", count=10, method="sendMessage"),
        Fault(kind="502", count=10, method="sendMessage"),
    ],
    ids=lambda fault: fault.kind,
)
async def test_every_copy_arrives_once_after_a_passing_fault(box: Box, fault: Fault) -> None:
    async with box.bot():
        people = await crowd(box, 20)
        box.telegram.faults.inject(fault)
        box.newspaper.publish(TITLE)
        await box.telegram.until(lambda: all(received(people)), timeout=30)
    assert received(people) == [1] * 20
    assert await states(box.database_url) == {"sent": 20}


async def test_a_lost_answer_is_repeated_or_listed_as_the_operator_wishes(box: Box) -> None:
    async with box.bot(on_uncertain="skip"):
        people = await crowd(box, 10)
        box.telegram.faults.inject(Fault(kind="drop", count=3, method="sendMessage"))
        box.newspaper.publish(TITLE)
        await box.telegram.until(lambda: all(received(people)), timeout=20)
    assert received(people) == [1] * 10
    assert await states(box.database_url) == {"sent": 7, "uncertain": 3}


async def test_those_who_left_cost_a_dead_copy_each_and_nothing_more(box: Box) -> None:
    async with box.bot():
        people = await crowd(box, 10)
        for person in people[:4]:
            person.deactivate()
        box.newspaper.publish(TITLE)
        await box.telegram.until(lambda: all(received(people[4:])), timeout=20)
        box.newspaper.publish(f"{TITLE} ตอนที่สอง")
        await box.telegram.until(lambda: received(people[4:]) == [2] * 6, timeout=20)
    assert await states(box.database_url) == {"sent": 12, "dead": 4}


LONGEST = 43_838


def late(seconds: int) -> Clock:
    return lambda: Moment(clock() + seconds)


async def flooded(box: Box, people: list[Person]) -> Person:
    """Who was to have the copy that Telegram has just refused for half a day."""
    fault = Fault(kind="429", count=1, retry_after=(LONGEST, LONGEST), method="sendMessage")
    box.telegram.faults.inject(fault)
    before = box.telegram.sends.refused(429)
    await box.telegram.until(lambda: box.telegram.sends.refused(429) > before)
    refused = [entry.parameters["chat_id"] for entry in box.telegram.log if entry.status == 429]
    await box.telegram.until(lambda: any(person.id == refused[-1] for person in people))
    return next(person for person in people if person.id == refused[-1])


async def test_a_long_flood_wait_holds_its_chat_and_the_others_only_until_one_was_tried(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flood, "PAUSE", 3)
    async with box.bot():
        people = await crowd(box, 5)
        box.newspaper.publish(TITLE)
        held = await flooded(box, people)
    sent = received(people)  # with what was on its way
    assert sum(sent) < 5
    async with box.bot():  # a restart changes nothing
        people[0].say("/latest")
        await people[0].reads(lambda message: "ข่าวล่าสุด" in message["text"])
    assert received(people) == sent
    async with box.bot(clock=late(4)):
        others = [person for person in people if person is not held]
        await box.telegram.until(lambda: all(received(others)))
        await box.backlog_read()
    assert received([held]) == [0]
    async with box.bot(clock=late(LONGEST + 1)):
        await box.telegram.until(lambda: received(people) == [1] * 5)


async def test_a_second_long_flood_wait_holds_everybody(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flood, "PAUSE", 1)
    past = [0]
    async with box.bot(clock=lambda: Moment(clock() + past[0])):
        people = await crowd(box, 5)
        await box.held_up(people[3:], until=Moment(clock() + 30))  # else all may have left
        box.newspaper.publish(TITLE)
        await flooded(box, people)
        past[0] = 60
        await flooded(box, people)
        sent = sum(received(people))
        past[0] = 120
        await box.backlog_read()
    assert sum(received(people)) == sent


async def test_the_pace_is_kept(box: Box) -> None:
    async with box.bot(send_rate=20):
        people = await crowd(box, 40)
        box.newspaper.publish(TITLE)
        await box.telegram.until(lambda: all(received(people)), timeout=20)
    times = [entry.time for entry in box.telegram.log if TITLE in str(entry.parameters.get("text"))]
    assert max(sum(start <= at < start + 1 for at in times) for start in times) <= 22
    assert box.telegram.sends.refused(429) == 0


async def test_a_full_shelf_of_bodies_costs_no_copy(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    """One body is kept, and one claim needs two."""
    monkeypatch.setattr(shelf, "KEPT", 1)
    async with box.bot():
        thai = await box.subscribed(language_code="th")
        english = await box.subscribed(first_name="Robin", language_code="en")
        await box.backlog_read()
        box.newspaper.publish(TITLE)
        for reader in (thai, english):
            await reader.reads(lambda message: str(message["text"]).startswith(TITLE))
