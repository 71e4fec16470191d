from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

import asyncpg

from news.errors import StorageError
from storage.database import Parameters, Row, Transaction
from storage.dialect import Dialect
from storage.postgres.dialect import POSTGRES
from storage.postgres.errors import Clash, ConnectionLost, translated
from storage.postgres.statement import numbered
from storage.text import storable_values

CONNECTIONS: Final = 8
TRIES: Final = 3
PATIENCE: Final = 60.0
"""Seconds for one statement; a network that fell silent must not hold a connection for ever."""


async def open_postgres(url: str) -> "PostgresDatabase":
    """Raises StorageError, which never holds the address."""
    try:
        with translated():
            pool = await asyncpg.create_pool(url, min_size=1, max_size=CONNECTIONS, command_timeout=PATIENCE)
    except (ValueError, asyncpg.ClientConfigurationError):
        raise StorageError(
            "DATABASE_URL can't be read as a PostgreSQL address. It must look like "
            "postgresql://user:password@host:5432/name, with signs such as @ : / # in the password "
            "written as %40 %3A %2F %23."
        ) from None  # the driver quotes what it could not read, which may be the password
    return PostgresDatabase(pool)


class Connected:
    """A `Transaction` on one connection."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - asyncpg has no types
        self._connection = connection

    async def read(self, sql: str, parameters: Parameters | None = None) -> Sequence[Row]:
        statement = numbered(sql)
        values = storable_values(parameters or {})
        rows: Sequence[Row] = await self._connection.fetch(
            statement.sql, *(values[name] for name in statement.names)
        )
        return rows

    write = read

    async def write_many(self, sql: str, rows: Sequence[Parameters]) -> None:
        statement = numbered(sql)
        stored = (storable_values(row) for row in rows)
        await self._connection.executemany(
            statement.sql, [[values[name] for name in statement.names] for values in stored]
        )


class PostgresDatabase:
    dialect: Dialect = POSTGRES

    def __init__(self, pool: Any) -> None:  # noqa: ANN401 - asyncpg has no types
        self._pool = pool

    async def read(self, sql: str, parameters: Parameters | None = None) -> Sequence[Row]:
        for _ in range(TRIES - 1):
            try:
                return await self._once(sql, parameters)
            except ConnectionLost:
                continue  # the pool replaces a connection that was found dead
        return await self._once(sql, parameters)

    async def write(self, sql: str, parameters: Parameters | None = None) -> Sequence[Row]:
        for _ in range(TRIES - 1):
            try:
                return await self._once(sql, parameters)
            except Clash:
                continue  # undone, so it can be done again; after a lost connection nobody knows
        return await self._once(sql, parameters)

    async def write_many(self, sql: str, rows: Sequence[Parameters]) -> None:
        for _ in range(TRIES - 1):
            try:
                return await self._many(sql, rows)
            except Clash:
                continue
        return await self._many(sql, rows)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        with translated():
            async with self._pool.acquire() as connection, connection.transaction():
                yield Connected(connection)

    async def close(self) -> None:
        with translated():
            await self._pool.close()

    async def _once(self, sql: str, parameters: Parameters | None) -> Sequence[Row]:
        with translated():
            async with self._pool.acquire() as connection:
                return await Connected(connection).read(sql, parameters)

    async def _many(self, sql: str, rows: Sequence[Parameters]) -> None:
        if (
            len(rows) == 1
        ):  # a statement needs no BEGIN and COMMIT around it, which would be two more round trips
            await self._once(sql, rows[0])
            return
        with translated():
            async with self._pool.acquire() as connection:
                await Connected(connection).write_many(sql, rows)
