from typing import Any

import pytest

from playground import Person, Telegram
from tests.playground.conftest import BotSide, Clock


@pytest.fixture
def telegram(clock: Clock) -> Telegram:
    return Telegram(clock=clock, monotonic=clock)


async def crowd(telegram: Telegram, clock: Clock, count: int) -> list[Person]:
    """People whose free answers are used up by time."""
    people = [telegram.person() for _ in range(count)]
    for each in people:
        each.start()
    clock.seconds += 61
    return people


async def send(bot: BotSide, person: Person, **more: Any) -> int:
    return int((await bot.call("sendMessage", chat_id=person.id, text="x", **more)).get(
        "parameters", {}).get("retry_after", 0))  # fmt: skip


async def test_a_broadcast_has_thirty_a_second(bot: BotSide, telegram: Telegram, clock: Clock) -> None:
    people = await crowd(telegram, clock, 40)
    waits = [await send(bot, each) for each in people]
    assert waits == [0] * 30 + [1] * 10
    clock.seconds += 0.5
    assert await send(bot, people[30]) == 1
    clock.seconds += 0.5
    assert await send(bot, people[30]) == 0
    assert telegram.sends.busiest_second() == 30
    assert telegram.sends.refused(429) == 11


async def test_who_pays_sends_a_thousand(bot: BotSide, telegram: Telegram, clock: Clock) -> None:
    people = await crowd(telegram, clock, 60)
    assert not any([await send(bot, each, allow_paid_broadcast=True) for each in people])


async def test_answers_to_people_do_not_count(bot: BotSide, telegram: Telegram, clock: Clock) -> None:
    people = await crowd(telegram, clock, 31)
    for each in people[:30]:
        await send(bot, each)
    assert await send(bot, people[30]) == 1
    people[30].say("ถาม")
    assert await send(bot, people[30]) == 0


async def test_one_private_chat_takes_short_bursts(bot: BotSide, telegram: Telegram, clock: Clock) -> None:
    (person,) = await crowd(telegram, clock, 1)
    assert [await send(bot, person) for _ in range(4)] == [0, 0, 0, 1]
    clock.seconds += 1
    assert [await send(bot, person) for _ in range(2)] == [0, 1]


async def test_a_group_takes_twenty_a_minute(bot: BotSide, telegram: Telegram, clock: Clock) -> None:
    group = telegram.group("g", telegram.person())
    group.add_bot()
    for _ in range(20):
        await bot.does("sendMessage", chat_id=group.id, text="x")
        clock.seconds += 1
    body = await bot.call("sendMessage", chat_id=group.id, text="x")
    assert body["description"] == "Too Many Requests: retry after 40"
    assert body["parameters"] == {"retry_after": 40}


async def test_edits_have_a_wider_limit_of_their_own(bot: BotSide, telegram: Telegram, clock: Clock) -> None:
    (person,) = await crowd(telegram, clock, 1)
    sent = await bot.does("sendMessage", chat_id=person.id, text="x")
    spot = {"chat_id": person.id, "message_id": sent["message_id"]}
    for at in range(20):
        await bot.does("editMessageText", **spot, text=f"{at}")
    assert "retry after" in await bot.refused("editMessageText", **spot, text="z")
    assert await send(bot, person) == 0


async def test_limits_can_be_switched_off(bot: BotSide, telegram: Telegram, clock: Clock) -> None:
    (person,) = await crowd(telegram, clock, 1)
    telegram.limits.off()
    assert not any([await send(bot, person) for _ in range(50)])
    assert telegram.sends.duplicates() == 49
    assert telegram.sends.per_chat_max() == 50
