import os
import sqlite3
import subprocess
import sys
import traceback
from contextlib import closing
from pathlib import Path

import pytest

from news.errors import StorageBusy, StorageError
from news.ports import Storage
from storage import open_storage
from storage.sqlite.database import open_sqlite


async def test_the_folder_is_made(tmp_path: Path) -> None:
    storage = await open_storage(f"sqlite:///{tmp_path}/some/folder/khao.db")
    await storage.close()
    assert (tmp_path / "some/folder/khao.db").exists()


async def test_three_slashes_mean_below_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    storage = await open_storage("sqlite:///data/khao.db")
    await storage.close()
    assert (tmp_path / "data/khao.db").exists()


@pytest.mark.parametrize("name", ["ข่าว.db", "a b.db", "50%.db", "a?b#c.db"])
async def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    storage = await open_storage(f"sqlite:///{tmp_path}/{name}")
    await storage.close()
    assert [entry.name for entry in os.scandir(tmp_path)] == [name]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "khao.db",
        "sqlite://",
        "sqlite:///",
        "sqlite:///folder/",
        "sqlite://khao.db",
        "mysql://host/name",
        "postgresql://",
    ],
)
async def test_a_wrong_address_is_told_what_is_right(url: str) -> None:
    with pytest.raises(StorageError, match=r"sqlite:///.*postgresql://"):
        await open_storage(url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://khao:hunter2@127.0.0.1:1/khao",
        "postgresql://khao:hunter2@127.0.0.1:port/khao",
        "postgresql://khao:hun/hunter2@127.0.0.1:1/khao",
        "postgresql://khao:1:hunter2@127.0.0.1:1/khao",
        "postgresql://khao:[hunter2@127.0.0.1:1/khao",
        "postgresql://khao@127.0.0.1:1/khao?password=hunter2&sslmode=hunter2",
        "mysql://khao:hunter2@127.0.0.1/khao",
    ],
)
async def test_a_password_is_never_told(url: str) -> None:
    with pytest.raises(StorageError) as caught:
        await open_storage(url)
    assert "hunter2" not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    "url", ["postgresql://khao@host:port/khao", "postgresql://khao@127.0.0.1:1/khao?sslmode=odd"]
)
async def test_an_unreadable_address_of_a_server_is_told_how_to_write_it(url: str) -> None:
    with pytest.raises(StorageError, match=r"must look like postgresql://user:password@host"):
        await open_storage(url)


async def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database" * 100)
    with pytest.raises(StorageError, match="no SQLite database"):
        await open_storage(f"sqlite:///{path}")
    assert path.read_text() == "not a database" * 100


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="folder"):
        await open_storage(f"sqlite:///{tmp_path}/file/khao.db")


async def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="can't be opened"):
        await open_storage(f"sqlite:///{tmp_path}")


async def test_a_file_that_another_program_holds_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "khao.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE something (id)")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageBusy, match="held by another program"):
            await open_sqlite(path, patience=0.05)


async def test_a_write_while_another_program_writes_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "khao.db"
    database = await open_sqlite(path, patience=0.05)
    await database.write("CREATE TABLE something (id)")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageBusy, match="held by another program"):
            await database.write("INSERT INTO something VALUES (1)")
    await database.write("INSERT INTO something VALUES (2)")
    assert [row["id"] for row in await database.read("SELECT id FROM something")] == [2]
    await database.close()


def test_a_driver_is_loaded_only_when_its_database_is_opened() -> None:
    program = "import sys, storage; print({'aiosqlite', 'asyncpg'} & set(sys.modules))"
    said = subprocess.check_output([sys.executable, "-c", program], text=True)  # noqa: S603 - the text above
    assert said.strip() == "set()"


async def test_closing_twice_is_no_error(storage: Storage) -> None:
    await storage.close()
