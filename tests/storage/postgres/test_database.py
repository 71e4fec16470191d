import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from news.errors import StorageBusy, StorageError
from storage.postgres.database import PostgresDatabase, open_postgres

PAIR = "INSERT INTO pair (number) VALUES (:number)"


@pytest.fixture
async def database(tableless_postgres_url: str) -> AsyncIterator[PostgresDatabase]:
    database = await open_postgres(tableless_postgres_url)
    await database.write("CREATE TABLE pair (number BIGINT PRIMARY KEY, text TEXT)")
    yield database
    await database.close()


async def numbers(database: PostgresDatabase) -> list[int]:
    return [row["number"] for row in await database.read("SELECT number FROM pair ORDER BY number")]


async def break_every_connection(database: PostgresDatabase, url: str) -> None:
    async def process() -> int:
        (row,) = await database.read("SELECT pg_backend_pid() AS id, pg_sleep(0.05)")
        number: int = row["id"]
        return number

    processes = set(await asyncio.gather(*(process() for _ in range(4))))
    connection = await asyncpg.connect(url)
    for number in processes:
        await connection.execute("SELECT pg_terminate_backend($1)", number)
    await connection.close()


async def test_a_read_outlives_lost_connections(
    database: PostgresDatabase, tableless_postgres_url: str
) -> None:
    await break_every_connection(database, tableless_postgres_url)
    assert await asyncio.gather(*(numbers(database) for _ in range(4))) == [[]] * 4


async def test_a_write_whose_connection_broke_is_told_and_not_repeated(database: PostgresDatabase) -> None:
    suicide = "INSERT INTO pair SELECT 1 FROM (SELECT pg_terminate_backend(pg_backend_pid())) AS gone"
    with pytest.raises(StorageBusy, match="connection"):
        await database.write(suicide)
    assert await numbers(database) == []


async def test_a_write_that_deadlocked_is_done_again(database: PostgresDatabase) -> None:
    await database.write_many(PAIR, [{"number": number} for number in range(2)])
    add = "UPDATE pair SET text = coalesce(text, '') || :text WHERE number = :number"
    for _ in range(3):
        await asyncio.gather(
            database.write_many(add, [{"number": 0, "text": "a"}, {"number": 1, "text": "a"}]),
            database.write_many(add, [{"number": 1, "text": "b"}, {"number": 0, "text": "b"}]),
        )
    rows = await database.read("SELECT text FROM pair")
    assert [sorted(row["text"]) for row in rows] == [list("aaabbb")] * 2


async def test_a_write_of_many_that_fails_leaves_nothing(database: PostgresDatabase) -> None:
    with pytest.raises(StorageError, match="duplicate key"):
        await database.write_many(PAIR, [{"number": 1}, {"number": 2}, {"number": 1}])
    assert await numbers(database) == []


async def test_a_transaction_that_is_cancelled_leaves_nothing(database: PostgresDatabase) -> None:
    begun = asyncio.Event()

    async def doomed() -> None:
        async with database.transaction() as transaction:
            await transaction.write(PAIR, {"number": 1})
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(doomed())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await numbers(database) == []


async def test_a_database_that_is_not_there_is_told_by_name(postgres_address: str) -> None:
    missing = postgres_address.rpartition("/")[0] + "/no_such_name"
    with pytest.raises(StorageError, match="no_such_name"):
        await open_postgres(missing)
