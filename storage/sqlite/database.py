import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Final

import aiosqlite

from news.errors import StorageError
from storage.database import Parameters, Row, Transaction
from storage.dialect import Dialect
from storage.sqlite.connection import Connection
from storage.sqlite.dialect import SQLITE
from storage.sqlite.errors import translated
from storage.sqlite.writer import Connected, Writer

READERS: Final = 2
_CHUNK: Final = 64
_CACHE: Final = 16_000
"""Kilobytes that a reader keeps of the file, at most: a search goes over the same pages of the index again."""
PATIENCE: Final = 5.0
"""Seconds to wait for another process that is writing to the file."""


async def open_sqlite(path: Path, *, patience: float = PATIENCE) -> "SqliteDatabase":
    """Creates the file and its folder where they are missing. Raises StorageError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"The folder {path.parent} can't be made: {error.strerror}.") from error
    async with AsyncExitStack() as opened:

        async def connect(mode: str) -> Connection:
            address = _address(path, mode)
            connection = Connection(
                partial(sqlite3.connect, address, uri=True, timeout=patience, isolation_level=None),
                iter_chunk_size=_CHUNK,
            )
            await connection
            connection.row_factory = sqlite3.Row
            opened.push_async_callback(connection.close)
            return connection

        with translated(path):
            # What can't be opened is found out here: aiosqlite would leave its thread behind.
            sqlite3.connect(_address(path, "rwc"), uri=True).close()
            writer = await connect("rwc")
            # FULL: what is reported as done must survive a power cut too, not only a crash of ours.
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
                await writer.execute_fetchall(f"PRAGMA {pragma}")
            readers = [await connect("ro") for _ in range(READERS)]
            for reader in readers:
                await reader.execute_fetchall(f"PRAGMA cache_size = -{_CACHE}")
        opened.pop_all()
    return SqliteDatabase(path, writer, readers)


class SqliteDatabase:
    """One connection writes; others, which can't, read beside it."""

    dialect: Dialect = SQLITE

    def __init__(self, path: Path, writer: Connection, readers: Sequence[aiosqlite.Connection]) -> None:
        self._writer = Writer(writer, path)
        self._readers = readers
        self._idle = [Connected(reader, path) for reader in readers]
        self._seats = asyncio.Semaphore(len(readers))

    async def read(self, sql: str, parameters: Parameters | None = None) -> Sequence[Row]:
        async with self._seats:
            reader = self._idle.pop()
            try:
                return await reader.read(sql, parameters)
            finally:
                self._idle.append(reader)

    async def write(self, sql: str, parameters: Parameters | None = None) -> Sequence[Row]:
        return await self._writer.write(sql, (parameters or {},))

    async def write_many(self, sql: str, rows: Sequence[Parameters]) -> None:
        if rows:
            await self._writer.write(sql, rows)

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        return self._writer.transaction()

    async def close(self) -> None:
        # The writer last: it alone can fold the write-ahead log into the file.
        for reader in self._readers:
            await reader.close()
        await self._writer.close()


def _address(path: Path, mode: str) -> str:
    return f"{path.absolute().as_uri()}?mode={mode}"
