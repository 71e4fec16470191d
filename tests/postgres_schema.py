"""A schema for one test after another: emptied in milliseconds, where making it anew takes half a second."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import asyncpg

from storage import migrate

_SHAPE = """
    SELECT c.relname, c.relkind, a.attname, a.atttypid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = $1::regnamespace ORDER BY c.relname, a.attnum, a.attname
"""
_TABLES = (
    "SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' ORDER BY relname"
)
_RESTARTED = (
    "SELECT setval(format('%I.%I', schemaname, sequencename), 1, false) FROM pg_sequences WHERE schemaname = $1"
)
_SWOLLEN = """
    SELECT relname FROM pg_class
    WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 131072
"""


@asynccontextmanager
async def empty_schema(address: str) -> AsyncIterator[str]:
    """The address of a schema without a table, which is dropped afterwards."""
    schema = f"test_{uuid4().hex}"
    connection = await asyncpg.connect(address)
    try:
        await connection.execute(f"CREATE SCHEMA {schema}")
        yield _within(address, schema)
        await connection.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
    finally:
        await connection.close()


@dataclass(kw_only=True)
class Schema:
    """Up to date, and as its migrations left it whenever a test is lent it."""

    address: str
    connection: Any
    """Kept, for a new one would look every table up again."""
    name: str = field(default_factory=lambda: f"test_{uuid4().hex}")
    _shape: Any = None
    _tables: list[str] = field(default_factory=list)
    _rows: dict[str, Any] = field(default_factory=dict)
    """What the migrations have put in, by table."""

    @asynccontextmanager
    async def lent(self) -> AsyncIterator[str]:
        if self._shape is None:
            await self._make()
        yield _within(self.address, self.name)
        if await self.connection.fetch(_SHAPE, self.name) != self._shape:
            await self._make()
        else:
            await self._empty()

    async def dropped(self) -> None:
        await self.connection.execute(f"DROP SCHEMA IF EXISTS {self.name} CASCADE")

    async def _make(self) -> None:
        await self.dropped()
        await self.connection.execute(f"CREATE SCHEMA {self.name}")
        await migrate(_within(self.address, self.name))
        self._shape = await self.connection.fetch(_SHAPE, self.name)
        drawn = "SELECT FROM pg_sequences WHERE schemaname = $1 AND last_value IS NOT NULL"
        assert not await self.connection.fetch(drawn, self.name), "emptying starts every sequence again"
        self._tables = [table for (table,) in await self.connection.fetch(_TABLES, self.name)]
        for table in self._tables:
            if rows := await self.connection.fetch(f"SELECT * FROM {self.name}.{table}"):  # noqa: S608 - our own names
                self._rows[table] = rows

    async def _empty(self) -> None:
        """Needs a superuser, who alone may leave foreign keys unchecked; for another it is made anew."""
        try:
            async with self.connection.transaction():
                await self.connection.execute("SET LOCAL session_replication_role = replica")
                await self.connection.execute(
                    ";".join(f"DELETE FROM {self.name}.{table}" for table in self._tables)  # noqa: S608 - our own names
                )
                for table, rows in self._rows.items():
                    await self.connection.copy_records_to_table(table, schema_name=self.name, records=rows)
                await self.connection.fetch(_RESTARTED, self.name)
            await self._shrink()
        except asyncpg.InsufficientPrivilegeError:
            await self._make()

    async def _shrink(self) -> None:
        """What is deleted stays in the file, and plans are made for it, until it is swept up."""
        for (table,) in await self.connection.fetch(_SWOLLEN, self.name):
            await self.connection.execute(f"VACUUM {self.name}.{table}")


def _within(address: str, schema: str) -> str:
    return f"{address}&search_path={schema}"
