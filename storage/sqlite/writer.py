import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import aiosqlite

from news.errors import StorageError
from storage.database import Parameters, Row, Transaction
from storage.sqlite.connection import Connection
from storage.sqlite.errors import translated
from storage.sqlite.together import Outcome, Write, write_together
from storage.text import storable_values

_Waiting = tuple[Write, asyncio.Future[Sequence[Row]]]


class Connected:
    """A `Transaction` on one connection."""

    def __init__(self, connection: aiosqlite.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    async def read(self, sql: str, parameters: Parameters | None = None) -> Sequence[Row]:
        with translated(self._path):
            return list(await self._connection.execute_fetchall(sql, storable_values(parameters or {})))

    write = read

    async def write_many(self, sql: str, rows: Sequence[Parameters]) -> None:
        with translated(self._path):
            # Made storable as they are asked for, in the connection's thread: a large feed has 100,000 of them.
            await self._connection.executemany(sql, map(storable_values, rows))


class Writer:
    """The one connection that writes.

    Small writes share commits: those that come while a commit is under way wait for its fsync together, and
    then go into the next transaction, where each succeeds or fails for itself. They are carried out by a task
    of the writer's own, so a cancelled caller cannot leave one half done.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._statements = Connected(connection, path)
        self._path = path
        self._turn = asyncio.Lock()
        self._waiting: list[_Waiting] = []
        self._sharing: asyncio.Task[None] | None = None

    async def write(self, sql: str, rows: Sequence[Parameters]) -> Sequence[Row]:
        outcome: asyncio.Future[Sequence[Row]] = asyncio.get_running_loop().create_future()
        self._waiting.append((Write(sql=sql, rows=[storable_values(row) for row in rows]), outcome))
        if self._sharing is None or self._sharing.done():
            self._sharing = asyncio.create_task(self._share_commits())
        return await asyncio.shield(outcome)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        async with self._turn, self._whole_or_not():
            yield self._statements

    async def close(self) -> None:
        if self._sharing is not None:
            await asyncio.wait({self._sharing})
        async with self._turn:
            await self._connection.close()

    @asynccontextmanager
    async def _whole_or_not(self) -> AsyncIterator[None]:
        try:
            await self._statements.write("BEGIN IMMEDIATE")
            yield
            with translated(self._path):
                await self._connection.commit()
        except BaseException:
            # The connection's thread works in the order it is asked. A step that was cancelled is over by then,
            # and if it was a commit that went through, nothing is left to undo. The next BEGIN comes after.
            await self._connection.rollback()
            raise

    async def _share_commits(self) -> None:
        while self._waiting:
            async with self._turn:
                batch, self._waiting = self._waiting, []
                await self._commit(batch)

    async def _commit(self, batch: Sequence[_Waiting]) -> None:
        writes = [write for write, _ in batch]
        outcomes: Sequence[Outcome]
        try:
            outcomes = await self._connection.perform(partial(write_together, path=self._path, writes=writes))
        except StorageError as error:
            outcomes = [error] * len(batch)
        except BaseException:
            for _, told in batch:
                told.cancel()
            raise
        for (_, told), outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, StorageError):
                told.set_exception(outcome)
            else:
                told.set_result(outcome)
