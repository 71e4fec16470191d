import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import orjson
import pytest

from playground import Person, Telegram
from playground.errors import PlayError
from tests.playground.conftest import BotSide


async def test_reading_waits_for_the_next_message_that_fits(bot: BotSide, person: Person) -> None:
    reading = asyncio.create_task(person.reads(lambda message: "สอง" in message["text"]))
    for text in ("หนึ่ง", "สอง"):
        await bot.does("sendMessage", chat_id=person.id, text=text)
    second = await reading
    assert second["text"] == "สอง"
    assert (await person.reads(lambda _: True))["text"] == "หนึ่ง"


async def test_reading_in_vain_tells_what_was_received(bot: BotSide, person: Person) -> None:
    await bot.does("sendMessage", chat_id=person.id, text="อย่างอื่น")
    with pytest.raises(AssertionError, match="อย่างอื่น"):
        await person.reads(lambda message: "ไม่มี" in message["text"], timeout=0.02)


async def test_waiting_in_vain_tells_the_last_calls(bot: BotSide, telegram: Telegram) -> None:
    await bot.does("getMe")
    with pytest.raises(AssertionError, match="getMe 200"):
        await telegram.until(lambda: False, timeout=0.02)


async def test_old_messages_make_room(clock: object) -> None:
    telegram = Telegram(keep_messages=5)
    person = telegram.person()
    for at in range(9):
        person.say(f"{at}")
    assert [each["text"] for each in person.messages] == ["4", "5", "6", "7", "8"]


async def test_a_client_offers_nothing_impossible(telegram: Telegram, person: Person) -> None:
    for deed in (
        lambda: person.say(" "),
        lambda: person.say("ก" * 4097),
        lambda: person.start("a b"),
        lambda: person.inline("ก" * 257),
        lambda: person.press({"message_id": 99}, "📝"),
        lambda: person.send_document(b"x", "a", caption="ก" * 1025),
    ):
        with pytest.raises(PlayError):
            deed()
    person.deactivate()
    with pytest.raises(PlayError):
        person.say("x")


async def ask(client: httpx.AsyncClient, path: str, **fields: object) -> tuple[int, object]:
    answer = await client.post(f"/play{path}", json=fields)
    return answer.status_code, answer.json()


async def test_people_are_made_and_speak_over_http(
    telegram: Telegram, client: httpx.AsyncClient, bot: BotSide
) -> None:
    _, made = await ask(client, "/people", first_name="Ann", language_code="en", role="editor")
    assert isinstance(made, dict)
    chat = f"/chats/{made['id']}"
    assert (made["role"], made["blocked"]) == ("editor", False)
    status, said = await ask(client, f"{chat}/say", text="/start")
    assert (status, said) == (200, telegram.people[made["id"]].messages[0])
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "d"}]]}
    sent = await bot.does("sendMessage", chat_id=made["id"], text="x", reply_markup=markup)
    spot = {"message_id": sent["message_id"], "row": 0, "column": 0}
    _, pressed = await ask(client, f"{chat}/press", **spot)
    assert isinstance(pressed, dict)
    assert pressed["data"] == "d"
    answer = await client.get(f"/play{chat}/messages", params={"after": 1})
    assert answer.json() == [sent]
    assert (await ask(client, f"{chat}/block"))[0] == 200
    assert (await ask(client, f"{chat}/say", text="x"))[0] == 400
    answer = await client.get("/play/state")
    state = answer.json()
    assert [each["blocked"] for each in state["people"]] == [True]


async def test_a_group_with_topics_is_made_and_written_in_over_http(
    telegram: Telegram, client: httpx.AsyncClient, person: Person
) -> None:
    status, made = await ask(client, "/groups", title=" ชมรม ", by=person.id)
    assert isinstance(made, dict)
    assert (status, made["first_name"], made["topics"]) == (200, "ชมรม", [])
    place = f"/chats/{made['chat_id']}"
    _, topic = await ask(client, f"{place}/topics", name="ข่าวด่วน")
    assert isinstance(topic, dict)
    status, said = await ask(client, f"{place}/say", text="x", by=person.id, thread=topic["id"])
    assert isinstance(said, dict)
    assert (status, said["message_thread_id"], said["is_topic_message"]) == (200, topic["id"], True)
    assert (await ask(client, f"{place}/say", text="x", by=person.id, thread=999))[0] == 400
    assert (await ask(client, f"{place}/topics", name=" "))[0] == 400
    assert (await ask(client, "/chats/1/topics", name="x"))[0] == 404
    assert (await ask(client, "/groups", title="", by=person.id))[0] == 400
    assert (await ask(client, "/groups", title="x", by=1))[0] == 404
    plain = telegram.group("กลุ่มธรรมดา", person)
    assert (await ask(client, f"/chats/{plain.id}/topics", name="x"))[0] == 400
    groups = (await client.get("/play/state")).json()["groups"]
    assert [group.get("topics") for group in groups] == [[{"id": topic["id"], "name": "ข่าวด่วน"}], None]


async def test_many_people_say_the_same(telegram: Telegram, client: httpx.AsyncClient) -> None:
    _, made = await ask(client, "/people/bulk", count=500, language_code="th")
    assert isinstance(made, dict)
    status, _ = await ask(client, "/say", text="/start", first_id=made["first_id"], count=500)
    assert (status, len(telegram.updates)) == (200, 500)


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/people", {}, 400),
        ("/people", {"first_name": 5}, 400),
        ("/people", {"first_name": "x", "nickname": "y"}, 400),
        ("/people/bulk", {"count": 0}, 400),
        ("/chats/1/say", {"text": "x"}, 404),
        ("/chats/x/say", {"text": "x"}, 400),
        ("/faults", {"kind": "flood"}, 400),
        ("/faults", {"kind": "429", "share": 2}, 400),
        ("/faults", {"kind": "429", "retry_after": [5, 1]}, 400),
        ("/limits", {"overall_rate": 0}, 400),
        ("/latency", {"seconds": -1}, 400),
    ],
)
async def test_a_wrong_request_is_told_so(
    client: httpx.AsyncClient, path: str, fields: dict[str, object], status: int
) -> None:
    got, body = await ask(client, path, **fields)
    assert got == status
    assert isinstance(body, dict)
    assert body["error"]


async def test_faults_limits_and_latency_are_set_over_http(
    telegram: Telegram, client: httpx.AsyncClient
) -> None:
    assert (await ask(client, "/faults", kind="429", count=2, retry_after=[3, 4]))[0] == 200
    assert telegram.faults.injected[0].retry_after == (3, 4)
    answer = await client.delete("/play/faults")
    assert answer.json() == []
    await ask(client, "/limits", overall_rate=1000, off=False)
    await ask(client, "/latency", seconds=0.05)
    assert (telegram.limits.overall_rate, telegram.limits.enabled) == (1000, True)
    assert telegram.latency == 0.05


async def test_figures_are_told_over_http(client: httpx.AsyncClient, bot: BotSide, person: Person) -> None:
    for text in "ab":
        await bot.does("sendMessage", chat_id=person.id, text=text)
    answer = await client.get("/play/sends")
    figures = answer.json()
    assert (figures["total"], figures["busiest_second"], figures["duplicates"]) == (2, 2, 0)
    answer = await client.get("/play/sends.csv")
    assert len(answer.text.splitlines()) == 3
    answer = await client.get("/play/commands", params={"person": person.id})
    assert answer.json() == []


async def test_files_are_shown_to_the_page(client: httpx.AsyncClient, bot: BotSide, person: Person) -> None:
    document = person.send_document(b"<script>", "a.html", "text/html")["document"]
    shown = await client.get(f"/play/files/{document['file_id']}")
    assert shown.content == b"<script>"
    assert shown.headers["content-type"] == "application/octet-stream"
    sent = await bot.does("sendPhoto", chat_id=person.id, photo="https://x.example/a.jpg")
    linked = await client.get(f"/play/files/{sent['photo'][0]['file_id']}")
    assert linked.headers["location"] == "https://x.example/a.jpg"
    assert (await client.get("/play/files/none")).status_code == 404


async def happenings(answer: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    async for line in answer.aiter_lines():
        if line.startswith("data:"):
            yield orjson.loads(line.removeprefix("data:"))


async def test_what_happens_is_told_as_it_happens(
    telegram: Telegram, client: httpx.AsyncClient, bot: BotSide, person: Person
) -> None:
    async with client.stream("GET", "/play/events") as answer:
        stream = happenings(answer)
        await telegram.until(lambda: bool(telegram.events))
        sent = await bot.does("sendMessage", chat_id=person.id, text="x")
        spot = {"chat_id": person.id, "message_id": sent["message_id"]}
        await bot.does("editMessageText", **spot, text="y")
        await bot.does("deleteMessage", **spot)
        seen = [await anext(stream) for _ in range(6)]
    assert [each["type"] for each in seen] == ["message", "api", "edit", "api", "delete", "api"]
    assert seen[0]["message"] == sent
    assert seen[4]["message_ids"] == [sent["message_id"]]


async def test_a_slow_watcher_is_let_go(telegram: Telegram) -> None:
    watching = telegram.events.watch()
    first = asyncio.ensure_future(anext(watching))
    await asyncio.sleep(0)
    for at in range(5000):
        telegram.events.tell({"type": "typing", "at": at})
    await first
    assert len([event async for event in watching]) < 1001
    assert not telegram.events
