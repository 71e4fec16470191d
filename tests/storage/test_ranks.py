"""Which copies go first."""

from collections import Counter
from typing import Any

import pytest

from news.moment import Moment
from news.ports import Storage
from news.push import NewPush, PushId
from storage.ranks import QUICK
from tests.storage.newsroom import NOON, archived, claimed, filing

LARGE = 1_100


async def push(storage: Storage, key: str, *, at: int = NOON, breaking: bool = False) -> PushId:
    articles = {stored.key: stored for stored in (await storage.articles.latest(number=0, size=9)).items}
    stored = articles[key]
    made = await storage.pushes.create(
        NewPush(
            article_id=stored.id,
            revision=1,
            at=Moment(at),
            bodies={"th": "{}", "en": "{}"},
            breaking=breaking,
        )
    )
    assert made is not None
    while await storage.pushes.enqueue(slice_size=400):
        pass
    return made


async def many_joined(storage: Storage, number: int) -> None:
    database: Any = storage.outbox._database  # type: ignore[attr-defined]  # one by one takes seconds
    await database.write_many(
        "INSERT INTO subscriber (chat_id, language, timezone, since) VALUES (:chat, 'th', 'UTC', 5)",
        [{"chat": chat} for chat in range(1, number + 1)],
    )


@pytest.fixture
async def large(storage: Storage) -> PushId:
    """A push to many that is older than any other."""
    await many_joined(storage, LARGE)
    await archived(storage, filing("large"), filing("small"), filing("breaking"))
    return await push(storage, "large")


async def leave_but(storage: Storage, number: int) -> None:
    database: Any = storage.outbox._database  # type: ignore[attr-defined]
    await database.write("UPDATE subscriber SET active = 0 WHERE chat_id > :last", {"last": number})


async def turns(storage: Storage, number: int, *, limit: int = 20) -> list[Counter[PushId]]:
    claims = [await claimed(storage, at=NOON + 99, limit=limit) for _ in range(number)]
    return [Counter(copy.push_id for copy in claim) for claim in claims]


async def test_a_push_to_few_does_not_wait_for_an_older_one_to_many(storage: Storage, large: PushId) -> None:
    await turns(storage, 1, limit=QUICK + 200)
    await leave_but(storage, 30)
    small = await push(storage, "small", at=NOON + 5)
    assert await turns(storage, 3) == [{large: 5, small: 15}, {large: 5, small: 15}, {large: 20}]


async def test_breaking_news_goes_before_everything(storage: Storage, large: PushId) -> None:
    await leave_but(storage, 30)
    breaking = await push(storage, "breaking", at=NOON + 9, breaking=True)
    assert await turns(storage, 2) == [{breaking: 20}, {breaking: 10, large: 10}]


async def test_the_many_have_a_share_however_many_are_few(storage: Storage, large: PushId) -> None:
    first = (await turns(storage, 1, limit=40))[0]
    assert first == {large: 40}
    copies = await claimed(storage, at=NOON + 99, limit=40)
    late = [copy for copy in copies if copy.chat_id > QUICK]
    assert len(late) == 10
    rest = await claimed(storage, at=NOON + 99, limit=9_999)
    assert len({copy.chat_id for copy in rest}) == LARGE - 80, "each once"


async def test_all_of_it_is_claimed_in_the_end(storage: Storage, large: PushId) -> None:
    del large
    await leave_but(storage, 30)
    await push(storage, "small", at=NOON + 5)
    left = LARGE + 30
    while copies := await claimed(storage, at=NOON + 99, limit=300):
        left -= len(copies)
    assert left == 0
