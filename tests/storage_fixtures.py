"""Storage for any test: fresh, empty, and on both databases."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio

from news.ports import Storage
from storage import migrate, open_storage
from tests import postgres_server
from tests.postgres_schema import Schema, empty_schema


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """Nobody pulls the plug in a test, so no commit has to wait for the disk. Its rows are few, and compiling a
    statement costs more than running it over them.
    """
    with postgres_server.running() as address:
        yield f"{address}{'&' if '?' in address else '?'}options=-csynchronous_commit%3Doff%20-cjit%3Doff"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def postgres_schema(postgres_address: str) -> AsyncIterator[Schema]:
    connection = await asyncpg.connect(postgres_address)
    schema = Schema(address=postgres_address, connection=connection)
    yield schema
    await schema.dropped()
    await connection.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "khao.db"
    asyncio.run(migrate(f"sqlite:///{path}"))
    return path


@pytest_asyncio.fixture(loop_scope="session")
async def postgres_url(postgres_schema: Schema) -> AsyncIterator[str]:
    async with postgres_schema.lent() as url:
        yield url


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    shutil.copy(sqlite_template, tmp_path / "khao.db")
    return f"sqlite:///{tmp_path}/khao.db"


@pytest.fixture
async def tableless_postgres_url(postgres_address: str) -> AsyncIterator[str]:
    async with empty_schema(postgres_address) as url:
        yield url


@pytest.fixture
def tableless_sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/tableless.db"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Where a database is that is up to date and holds nothing, once of each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgres"])
def tableless_url(request: pytest.FixtureRequest) -> str:
    """Where a database is that no migration was applied to, once of each kind."""
    url: str = request.getfixturevalue(f"tableless_{request.param}_url")
    return url


@pytest.fixture
async def storage(database_url: str) -> AsyncIterator[Storage]:
    storage = await open_storage(database_url)
    yield storage
    await storage.close()
