import asyncio
import os
import subprocess
from pathlib import Path
from shutil import which

import asyncpg
import pytest

from news.errors import StorageError
from news.ports import Storage
from news.subscriber import ChatId
from storage import backup, open_storage
from tests.storage.newsroom import claimed, found, joined, on_its_way


async def restored(database_url: str, copy: Path, folder: Path) -> Storage:
    """The storage as an operator brings it back from `copy`."""
    if database_url.startswith("sqlite"):
        copy.rename(folder / "again.db")  # noqa: ASYNC240 - a moment
        return await open_storage(f"sqlite:///{folder}/again.db")
    address, _, schema = database_url.partition("&search_path=")
    connection = await asyncpg.connect(address)
    await connection.execute(f"DROP SCHEMA {schema} CASCADE")
    await connection.close()
    command = ["pg_restore", "--no-owner", "--exit-on-error", f"--dbname={address}", str(copy)]
    await asyncio.to_thread(subprocess.run, command, check=True, capture_output=True)
    return await open_storage(database_url)


async def test_a_copy_taken_while_others_write_is_whole_when_it_is_restored(
    storage: Storage, database_url: str, tmp_path: Path
) -> None:
    if database_url.startswith("postgresql") and not which("pg_dump"):
        pytest.skip("no pg_dump: install PostgreSQL's client")
    await on_its_way(storage, 1, 2, 3)
    done = asyncio.Event()
    written = 0

    async def go_on() -> None:
        nonlocal written
        while not done.is_set():
            await joined(storage, 1000 + written)
            written += 1

    writing = asyncio.create_task(go_on())
    while not written:  # noqa: ASYNC110 - rows tell
        await asyncio.sleep(0.001)
    before = written
    assert await backup(database_url, tmp_path / "copy") == (tmp_path / "copy").stat().st_size
    after = written
    done.set()
    await writing
    await storage.close()
    again = await restored(database_url, tmp_path / "copy", tmp_path)
    there = [await again.subscribers.get(ChatId(1000 + number)) is not None for number in range(written)]
    kept = there.count(True)
    assert before <= kept <= after + 1
    assert there == [True] * kept + [False] * (written - kept)
    assert await found(again, "body") == []
    assert (await again.articles.latest(number=0, size=1)).total == 1
    assert [delivery.chat_id for delivery in await claimed(again)] == [1, 2, 3]
    await again.close()


async def test_a_file_that_is_there_is_never_written_over(
    storage: Storage, database_url: str, tmp_path: Path
) -> None:
    (tmp_path / "copy").write_text("yesterday's")
    with pytest.raises(StorageError, match="exists already"):
        await backup(database_url, tmp_path / "copy")
    with pytest.raises(StorageError, match="no folder"):
        await backup(database_url, tmp_path / "nowhere" / "copy")
    assert (tmp_path / "copy").read_text() == "yesterday's"
    await storage.close()


async def test_what_fails_leaves_nothing_and_tells_no_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StorageError, match="no database"):
        await backup(f"sqlite:///{tmp_path}/nothing.db", tmp_path / "copy")
    (tmp_path / "odd.db").write_text("no database, though as long as one " * 100)
    with pytest.raises(StorageError, match="no SQLite database"):
        await backup(f"sqlite:///{tmp_path}/odd.db", tmp_path / "copy")
    with pytest.raises(StorageError, match="pg_dump") as failed:
        await backup("postgresql://khao:hunter2@127.0.0.1:1/khao", tmp_path / "copy")
    assert "hunter2" not in str(failed.value)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StorageError, match="postgresql-client"):
        await backup("postgresql://khao:hunter2@127.0.0.1:1/khao", tmp_path / "copy")
    assert [entry.name for entry in os.scandir(tmp_path)] == ["odd.db"]
