import asyncio

from playground import Person, Telegram
from tests.playground.conftest import BotSide, Clock


async def test_an_offset_confirms_and_forgets(bot: BotSide, person: Person) -> None:
    person.say("สอง")
    first, second = await bot.does("getUpdates")
    assert second["update_id"] == first["update_id"] + 1
    assert await bot.does("getUpdates", limit=1) == [first]
    assert await bot.does("getUpdates", offset=second["update_id"]) == [second]
    assert await bot.does("getUpdates") == [second]
    assert await bot.does("getUpdates", offset=second["update_id"] + 1) == []
    assert (await bot.does("getWebhookInfo"))["pending_update_count"] == 0


async def test_a_negative_offset_counts_from_the_end(bot: BotSide, person: Person) -> None:
    for text in "กขค":
        person.say(text)
    latest = await bot.does("getUpdates", offset=-2)
    assert [each["message"]["text"] for each in latest] == ["ข", "ค"]
    assert await bot.does("getUpdates") == latest


async def test_a_long_poll_ends_with_the_first_update(bot: BotSide, telegram: Telegram) -> None:
    poll = asyncio.create_task(bot.does("getUpdates", timeout=50))
    await asyncio.sleep(0)
    telegram.person().start()
    async with asyncio.timeout(1):
        assert len(await poll) == 1


async def test_a_short_poll_ends_with_nothing(bot: BotSide) -> None:
    assert await bot.does("getUpdates", timeout=0) == []


async def test_a_second_poller_ends_the_first(bot: BotSide, telegram: Telegram) -> None:
    first = asyncio.create_task(bot.call("getUpdates", timeout=50))
    await asyncio.sleep(0)
    second = asyncio.create_task(bot.does("getUpdates", timeout=50))
    body = await first
    assert body["error_code"] == 409
    assert body["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    telegram.person().start()
    assert len(await second) == 1


async def test_updates_are_kept_a_day(bot: BotSide, person: Person, clock: Clock) -> None:
    clock.seconds += 86_401
    assert await bot.does("getUpdates") == []


async def test_only_the_updates_asked_for_are_queued(bot: BotSide, person: Person) -> None:
    await bot.does("getUpdates", offset=-1, allowed_updates=["my_chat_member"])
    await bot.does("deleteWebhook", drop_pending_updates=True)
    person.say("x")
    person.block()
    assert [set(each) for each in await bot.does("getUpdates")] == [{"update_id", "my_chat_member"}]
    assert "no such kind" in await bot.refused("getUpdates", allowed_updates=["mesage"])
