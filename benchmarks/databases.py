"""A fresh and empty database of each kind, gone when it is done with."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import asyncpg

POSTGRES = "postgresql://postgres@127.0.0.1:5432/test"


@asynccontextmanager
async def sqlite() -> AsyncIterator[tuple[str, Path]]:
    """Its address and its file."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "khao.db")
        yield f"sqlite:///{path}", path


@asynccontextmanager
async def postgres() -> AsyncIterator[str | None]:
    """A schema of its own in the database at TEST_POSTGRES_URL; None where there is none."""
    address = os.environ.get("TEST_POSTGRES_URL", POSTGRES)
    try:
        connection = await asyncpg.connect(address, timeout=2)
    except (OSError, asyncpg.PostgresError):
        yield None
        return
    schema = f"bench_{uuid4().hex}"
    try:
        await connection.execute(f"CREATE SCHEMA {schema}")
        yield f"{address}{'&' if '?' in address else '?'}search_path={schema}"
    finally:
        await connection.execute(f"DROP SCHEMA {schema} CASCADE")
        await connection.close()
