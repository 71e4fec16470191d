"""Storage for any test: fresh, empty, and on both databases."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from news.ports import Storage
from storage import open_storage
from tests import postgres_server


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    with postgres_server.running() as address:
        yield address


@pytest.fixture
async def postgres_url(postgres_address: str) -> AsyncIterator[str]:
    """A schema of its own for each test: quicker than a database, and as empty."""
    schema = f"test_{uuid4().hex}"
    connection = await asyncpg.connect(postgres_address)
    try:
        await connection.execute(f"CREATE SCHEMA {schema}")
        yield f"{postgres_address}{'&' if '?' in postgres_address else '?'}search_path={schema}"
        await connection.execute(f"DROP SCHEMA {schema} CASCADE")
    finally:
        await connection.close()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/khao.db"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Where a fresh and empty database is, once of each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def storage(database_url: str) -> AsyncIterator[Storage]:
    storage = await open_storage(database_url)
    yield storage
    await storage.close()
