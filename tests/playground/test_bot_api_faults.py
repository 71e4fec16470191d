import time

import httpx
import pytest

from playground import Fault, Person, Telegram
from playground.server import Served


def path(telegram: Telegram, method: str) -> str:
    return f"/bot{telegram.token}/{method}"


@pytest.mark.parametrize(
    ("kind", "status", "word"),
    [("429", 429, "retry after 7"), ("403", 403, "blocked"), ("500", 500, "Internal")],
)
async def test_a_fault_answers_instead_of_performing(
    telegram: Telegram, client: httpx.AsyncClient, person: Person, kind: str, status: int,
    word: str,
) -> None:  # fmt: skip
    fault = Fault(kind=kind, count=1, method="sendMessage", retry_after=(7, 7))  # type: ignore[arg-type]
    telegram.faults.inject(fault)
    fields = {"chat_id": person.id, "text": "x"}
    assert (await client.post(path(telegram, "getMe"))).status_code == 200
    answer = await client.post(path(telegram, "sendMessage"), json=fields)
    assert answer.status_code == status
    assert word in answer.json()["description"]
    assert person.received == []
    assert (await client.post(path(telegram, "sendMessage"), json=fields)).status_code == 200


async def test_a_proxys_page_is_html(telegram: Telegram, client: httpx.AsyncClient) -> None:
    telegram.faults.inject(Fault(kind="502"))
    answer = await client.post(path(telegram, "getMe"))
    assert (answer.status_code, answer.headers["content-type"]) == (502, "text/html")


async def test_a_dropped_call_was_performed(
    telegram: Telegram, client: httpx.AsyncClient, person: Person
) -> None:
    telegram.faults.inject(Fault(kind="drop", count=1, chat_id=person.id))
    with pytest.raises(httpx.TransportError):
        await client.post(path(telegram, "sendMessage"), json={"chat_id": person.id, "text": "x"})
    assert [each["text"] for each in person.received] == ["x"]


async def test_a_hanging_call_is_never_answered_nor_performed(
    telegram: Telegram, server: Served, person: Person
) -> None:
    telegram.faults.inject(Fault(kind="hang", count=1))
    fields = {"chat_id": person.id, "text": "x"}
    async with httpx.AsyncClient(timeout=0.2) as http:
        with pytest.raises(httpx.ReadTimeout):
            await http.post(server.url + path(telegram, "sendMessage"), json=fields)
        assert person.received == []
        answer = await http.post(server.url + path(telegram, "sendMessage"), json=fields)
    assert answer.status_code == 200


async def test_latency_and_slowness_take_their_time(telegram: Telegram, client: httpx.AsyncClient) -> None:
    telegram.latency = 0.03
    telegram.faults.inject(Fault(kind="slow", seconds=0.05))
    started = time.perf_counter()
    await client.post(path(telegram, "getMe"))
    assert time.perf_counter() - started >= 0.08
    assert telegram.log[-1].duration >= 0.08


async def test_a_share_of_calls_is_struck_the_same_way_again() -> None:
    def struck(seed: int) -> list[bool]:
        telegram = Telegram(seed=seed)
        telegram.faults.inject(Fault(kind="500", share=0.3))
        return [telegram.faults.strike("getMe", None) is not None for _ in range(200)]

    assert struck(1) == struck(1) != struck(2)
    assert 30 < sum(struck(1)) < 90
