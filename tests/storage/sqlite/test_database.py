import asyncio
from collections.abc import AsyncIterator, Coroutine, Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from news.errors import StorageError
from storage.sqlite.database import SqliteDatabase, open_sqlite

PAIR = "INSERT INTO pair (number) VALUES (:number)"


class CancelledFrom:
    """Runs a coroutine and has its task cancelled at its await point number `first`.

    Where it is `stubborn`, the task is cancelled at every later one as well.
    """

    def __init__(self, work: Coroutine[Any, Any, object], first: int, *, stubborn: bool) -> None:
        self._work = work
        self._first = first
        self._stubborn = stubborn
        self.reached = False

    async def run(self) -> None:
        await self

    def __await__(self) -> Generator[Any, Any, object]:
        steps = self._work.__await__()
        task = asyncio.current_task()
        assert task is not None
        sent: Any = None
        thrown: BaseException | None = None
        point = 0
        while True:
            try:
                waiting = steps.throw(thrown) if thrown else steps.send(sent)
            except StopIteration as end:
                return end.value
            if point == self._first or (self._stubborn and point > self._first):
                self.reached = True
                task.cancel()
            point += 1
            thrown = None
            try:
                sent = yield waiting
            except BaseException as error:  # noqa: BLE001 - handed on to the coroutine, as await would
                thrown = error


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    database = await open_sqlite(tmp_path / "khao.db", patience=0.1)
    await database.write("CREATE TABLE pair (number INTEGER PRIMARY KEY)")
    yield database
    await database.close()


async def numbers(database: SqliteDatabase) -> list[int]:
    return [row["number"] for row in await database.read("SELECT number FROM pair ORDER BY number")]


async def cancel_everywhere(
    database: SqliteDatabase, work: Any, wholes: list[list[int]], *, stubborn: bool
) -> None:
    """`work` leaves one of `wholes`, wherever it is cancelled, and the database stays usable."""
    for first in range(1000):
        attempt = CancelledFrom(work(), first, stubborn=stubborn)

        task = asyncio.create_task(attempt.run())
        await asyncio.wait({task})
        # Whoever comes next finds no transaction open, and none still to come.
        await database.write("DELETE FROM pair WHERE number = -1")
        assert await numbers(database) in wholes, f"cancelled at {first}"
        await database.write("DELETE FROM pair")
        if not attempt.reached:
            await task
            return
        assert task.cancelled()
    pytest.fail("it never ends")


@pytest.mark.parametrize("stubborn", [False, True])
async def test_a_transaction_cancelled_at_any_point_is_whole_or_nothing(
    database: SqliteDatabase, *, stubborn: bool
) -> None:
    async def work() -> None:
        async with database.transaction() as transaction:
            await transaction.write(PAIR, {"number": 1})
            await transaction.read("SELECT 1")
            await transaction.write(PAIR, {"number": 2})

    await cancel_everywhere(database, work, [[], [1, 2]], stubborn=stubborn)


@pytest.mark.parametrize("stubborn", [False, True])
async def test_a_write_cancelled_at_any_point_is_whole_or_nothing(
    database: SqliteDatabase, *, stubborn: bool
) -> None:
    async def work() -> None:
        await database.write_many(PAIR, [{"number": 1}, {"number": 2}])

    await cancel_everywhere(database, work, [[], [1, 2]], stubborn=stubborn)


async def test_a_read_cancelled_at_any_point_leaves_the_readers_usable(database: SqliteDatabase) -> None:
    async def work() -> None:
        await database.read("SELECT number FROM pair")

    await cancel_everywhere(database, work, [[]], stubborn=False)


async def test_a_cancelled_transaction_takes_no_other_write_with_it(database: SqliteDatabase) -> None:
    begun = asyncio.Event()

    async def doomed() -> None:
        async with database.transaction() as transaction:
            await transaction.write(PAIR, {"number": 1})
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(doomed())
    await begun.wait()
    other = asyncio.create_task(database.write(PAIR, {"number": 2}))
    await asyncio.sleep(0)
    task.cancel()
    await other
    assert await numbers(database) == [2]


async def test_a_transaction_that_fails_leaves_nothing(database: SqliteDatabase) -> None:
    async def failing() -> None:
        async with database.transaction() as transaction:
            await transaction.write(PAIR, {"number": 1})
            raise LookupError

    with pytest.raises(LookupError):
        await failing()
    assert await numbers(database) == []


@pytest.mark.parametrize("stubborn", [False, True])
async def test_a_commit_that_fails_leaves_nothing_wherever_it_is_cancelled(
    database: SqliteDatabase, *, stubborn: bool
) -> None:
    await database.write(
        "CREATE TABLE child (number INTEGER REFERENCES pair (number) DEFERRABLE INITIALLY DEFERRED)"
    )

    async def work() -> None:
        with suppress(StorageError):
            async with database.transaction() as transaction:
                await transaction.write(PAIR, {"number": 1})
                await transaction.write("INSERT INTO child VALUES (2)")

    await cancel_everywhere(database, work, [[]], stubborn=stubborn)
    with pytest.raises(StorageError, match="FOREIGN KEY"):
        await asyncio.gather(database.write("INSERT INTO child VALUES (2)"))


async def test_nobody_reads_what_is_not_committed(database: SqliteDatabase) -> None:
    async with database.transaction() as transaction:
        await transaction.write(PAIR, {"number": 1})
        assert await numbers(database) == []
        assert len(await transaction.read("SELECT number FROM pair")) == 1
    assert await numbers(database) == [1]


async def test_writes_that_come_during_a_commit_share_the_next(database: SqliteDatabase) -> None:
    said: list[str] = []
    await database._writer._connection.set_trace_callback(said.append)
    await asyncio.gather(*(database.write(PAIR, {"number": number}) for number in range(100)))
    assert await numbers(database) == list(range(100))
    assert said.count("COMMIT") <= 3


async def test_a_write_that_fails_takes_none_of_its_companions_with_it(database: SqliteDatabase) -> None:
    await database.write(PAIR, {"number": 13})
    outcomes = await asyncio.gather(
        *(database.write(PAIR, {"number": number}) for number in range(10, 16)), return_exceptions=True
    )
    assert [isinstance(outcome, StorageError) for outcome in outcomes] == [
        False,
        False,
        False,
        True,
        False,
        False,
    ]
    assert await numbers(database) == [10, 11, 12, 13, 14, 15]


async def test_a_write_of_many_that_fails_undoes_all_of_itself_and_nothing_else(
    database: SqliteDatabase,
) -> None:
    outcomes = await asyncio.gather(
        database.write(PAIR, {"number": 1}),
        database.write_many(PAIR, [{"number": 2}, {"number": 3}, {"number": 2}]),
        database.write_many(PAIR, [{"number": 4}, {"number": 5}]),
        return_exceptions=True,
    )
    assert [isinstance(outcome, StorageError) for outcome in outcomes] == [False, True, False]
    assert await numbers(database) == [1, 4, 5]


async def test_what_makes_sqlite_give_up_the_transaction_fails_every_write_in_it(
    database: SqliteDatabase,
) -> None:
    (pages,) = await database.read("PRAGMA page_count")
    await database._writer._connection.execute_fetchall(f"PRAGMA max_page_count = {pages['page_count'] + 2}")
    await database.write("CREATE TABLE big (text TEXT)")
    outcomes = await asyncio.gather(
        database.write(PAIR, {"number": 0}),  # goes ahead alone
        database.write(PAIR, {"number": 1}),
        database.write("INSERT INTO big VALUES (:text)", {"text": "x" * 100_000}),
        database.write(PAIR, {"number": 2}),
        return_exceptions=True,
    )
    kept = [
        number
        for number, outcome in zip((0, 1, None, 2), outcomes, strict=True)
        if not isinstance(outcome, StorageError)
    ]
    assert "disk is full" in str(outcomes[2])
    assert await numbers(database) == kept


async def test_a_bug_in_a_statement_reaches_whoever_wrote_it_and_the_writer_goes_on(
    database: SqliteDatabase,
) -> None:
    with pytest.raises(StorageError, match="syntax"):
        await database.write("NONSENSE")
    await database.write(PAIR, {"number": 1})
    assert await numbers(database) == [1]


async def test_readers_cannot_write(database: SqliteDatabase) -> None:
    with pytest.raises(StorageError, match="can't be written"):
        await database.read("DELETE FROM pair")


async def test_what_is_reported_as_done_survives_a_power_cut(database: SqliteDatabase) -> None:
    writer = database._writer._connection
    pragmas = {
        name: next(iter(await writer.execute_fetchall(f"PRAGMA {name}")))[0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


async def test_closing_waits_for_writes_under_way(tmp_path: Path) -> None:
    database = await open_sqlite(tmp_path / "other.db")
    await database.write("CREATE TABLE pair (number INTEGER PRIMARY KEY)")
    writes = asyncio.gather(*(database.write(PAIR, {"number": number}) for number in range(50)))
    await asyncio.sleep(0)
    await database.close()
    await writes
    again = await open_sqlite(tmp_path / "other.db")
    assert await numbers(again) == list(range(50))
    await again.close()
