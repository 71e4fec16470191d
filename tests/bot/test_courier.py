import asyncio

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.courier import Courier
from bot.outcome import outcome_of
from bot.revised import deleted, edited
from bot.transport import Transport
from news.delivery import (
    Arrived,
    Barred,
    ClaimToken,
    Delivery,
    Fixed,
    Flooded,
    Gone,
    Lost,
    MessageId,
    Moved,
    Outcome,
    Refused,
    Undeletable,
    Vanished,
)
from news.push import PushId
from news.subscriber import ChatId
from playground import Fault, Telegram, serve


def told(**answer: object) -> bytes:
    return orjson.dumps(answer)


def refusal(code: int, description: str, **parameters: int) -> tuple[int, bytes]:
    return code, told(ok=False, error_code=code, description=description, parameters=parameters)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ((200, told(ok=True, result={"message_id": 7})), Arrived(MessageId(7))),
        (refusal(429, "Too Many Requests: retry after 43838", retry_after=43838), Flooded(43838)),
        (
            refusal(403, "Forbidden: bot was blocked by the user"),
            Gone("Forbidden: bot was blocked by the user"),
        ),
        (refusal(400, "Bad Request: chat not found"), Gone("Bad Request: chat not found")),
        (
            refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100123),
            Moved(ChatId(-100123)),
        ),
        (
            refusal(400, "Bad Request: can't parse entities: x"),
            Refused("Bad Request: can't parse entities: x"),
        ),
    ],
)
def test_each_answer_is_understood(answer: tuple[int, bytes], outcome: Outcome) -> None:
    assert outcome_of(*answer) == outcome


BLOCKED = "Forbidden: bot was blocked by the user"
LEFT_BEHIND = "its group is a supergroup now, in which what was sent before stays as it is"


@pytest.mark.parametrize(
    ("answer", "when_edited", "when_deleted"),
    [
        ((200, told(ok=True, result={"message_id": 7})), Arrived(MessageId(7)), Vanished("deleted")),
        (refusal(429, "Too Many Requests", retry_after=9), Flooded(9), Flooded(9)),
        (refusal(403, BLOCKED), Gone(BLOCKED), Gone(BLOCKED)),
        (
            refusal(400, "Bad Request: message is not modified: specified new …"),
            Arrived(MessageId(7)),
            Undeletable("Bad Request: message is not modified: specified new …"),
        ),
        (refusal(400, "message to edit not found"), *[Vanished("message to edit not found")] * 2),
        (refusal(400, "message can't be edited"), Fixed("message can't be edited"), ...),
        (refusal(400, "message can't be deleted"), ..., Undeletable("message can't be deleted")),
        (refusal(400, "not enough rights"), Fixed("not enough rights"), Undeletable("not enough rights")),
        (refusal(400, "upgraded", migrate_to_chat_id=-1005), *[Fixed(LEFT_BEHIND)] * 2),
        (refusal(400, "can't parse entities"), Refused("can't parse entities"), ...),
    ],
)
def test_each_answer_to_an_edit_and_a_deletion_is_understood(
    answer: tuple[int, bytes], when_edited: object, when_deleted: object
) -> None:
    if when_edited is not ...:
        assert edited(*answer, MessageId(7)) == when_edited
    if when_deleted is not ...:
        assert deleted(*answer) == when_deleted


@pytest.mark.parametrize("status", [401, 404])
def test_a_revoked_token_is_not_the_copys_fault(status: int) -> None:
    assert isinstance(outcome_of(*refusal(status, "Unauthorized")), Barred)


@pytest.mark.parametrize(
    "answer", [(502, b"<html>Bad Gateway</html>"), (200, b"{}"), (400, b"<html>"), (500, b"")]
)
def test_an_unclear_answer_may_stand_for_a_delivery(answer: tuple[int, bytes]) -> None:
    outcome = outcome_of(*answer)
    assert isinstance(outcome, Lost)
    assert outcome.may_have_arrived


@given(status=st.integers(100, 599), answer=st.binary())
def test_no_answer_is_too_odd(status: int, answer: bytes) -> None:
    assert not isinstance(outcome_of(status, answer), Arrived)


def delivery(chat_id: int, *, silent: bool = False) -> Delivery:
    return Delivery(
        push_id=PushId(1),
        chat_id=ChatId(chat_id),
        edition="th",
        silent=silent,
        attempts=0,
        token=ClaimToken("t"),
    )


async def test_a_copy_carries_its_chat_its_silence_and_nothing_else() -> None:
    telegram = Telegram()
    reader = telegram.person(first_name="มะลิ", language_code="th")
    reader.say("/start")
    async with serve(telegram) as server:
        transport = Transport()
        await transport.open()
        courier = Courier(transport, api_url=server.url, token=telegram.token, paid=True)
        outcome = await courier.perform("send", delivery(reader.id, silent=True), b'{"text":"hello"}')
        await transport.close()
    assert isinstance(outcome, Arrived)
    (sent,) = telegram.log
    assert sent.parameters == {
        "text": "hello",
        "chat_id": reader.id,
        "disable_notification": True,
        "allow_paid_broadcast": True,
    }


@pytest.mark.parametrize("fault", [Fault(kind="drop", count=1), Fault(kind="502", count=1)])
async def test_a_copy_whose_answer_is_lost_may_have_arrived(fault: Fault) -> None:
    telegram = Telegram()
    reader = telegram.person(first_name="มะลิ", language_code="th")
    reader.say("/start")
    telegram.faults.inject(fault)
    async with serve(telegram) as server:
        transport = Transport()
        await transport.open()
        courier = Courier(transport, api_url=server.url, token=telegram.token, paid=False)
        outcome = await courier.perform("send", delivery(reader.id), b'{"text":"hello"}')
        await transport.close()
    assert isinstance(outcome, Lost)
    assert outcome.may_have_arrived
    assert telegram.token not in outcome.reason


async def test_a_copy_that_never_left_has_not_arrived() -> None:
    async with serve(Telegram()) as server:
        nobody_listens_here_any_more = server.url
    transport = Transport()
    await transport.open()
    courier = Courier(transport, api_url=nobody_listens_here_any_more, token="1:x", paid=False)
    outcome = await courier.perform("send", delivery(1), b'{"text":"hello"}')
    await transport.close()
    assert outcome == Lost("Telegram can't be reached (ConnectionRefusedError)", may_have_arrived=False)


async def test_a_call_can_be_cancelled_while_it_waits() -> None:
    telegram = Telegram()
    telegram.latency = 5
    async with serve(telegram) as server:
        transport = Transport()
        await transport.open()
        courier = Courier(transport, api_url=server.url, token=telegram.token, paid=False)
        sending = asyncio.create_task(courier.perform("send", delivery(1), b'{"text":"hello"}'))
        await asyncio.sleep(0.05)
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
        await transport.close()
