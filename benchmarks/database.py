"""A fresh database of either kind, for as long as a benchmark runs."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal
from uuid import uuid4

import asyncpg

from news.moment import Moment
from news.subscriber import ChatId
from storage import open_storage
from storage.opening import open_database

Kind = Literal["sqlite", "postgres"]
KINDS: Final[tuple[Kind, ...]] = ("sqlite", "postgres")
POSTGRES: Final = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/test")


@asynccontextmanager
async def database(kind: Kind) -> AsyncIterator[str]:
    """Its address. Raises OSError or asyncpg's error where there is no PostgreSQL to be had."""
    if kind == "sqlite":
        with TemporaryDirectory() as folder:
            yield f"sqlite:///{Path(folder)}/khao.db"
        return
    schema = f"benchmark_{uuid4().hex}"
    connection = await asyncpg.connect(POSTGRES, timeout=2)
    try:
        await connection.execute(f"CREATE SCHEMA {schema}")
        yield f"{POSTGRES}{'&' if '?' in POSTGRES else '?'}search_path={schema}"
    finally:
        await connection.execute(f"DROP SCHEMA {schema} CASCADE")
        await connection.close()


def file_of(url: str) -> Path:
    """Where an SQLite database's address lies."""
    return Path(url.removeprefix("sqlite:///"))


async def subscribe(url: str, chats: Sequence[int]) -> None:
    """Straight into the database: what is measured begins after they have joined."""
    storage = await open_storage(url)
    joins = (
        storage.subscribers.join(ChatId(chat), language="th", timezone="Asia/Bangkok", now=Moment(1))
        for chat in chats
    )
    await asyncio.gather(*joins)
    await storage.close()


async def rows(url: str, sql: str) -> Sequence[Any]:
    """What the benchmark reads behind the bot's back."""
    opened = await open_database(url)
    try:
        return await opened.read(sql)
    finally:
        await opened.close()
