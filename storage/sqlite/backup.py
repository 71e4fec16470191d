import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from news.errors import StorageError
from storage.sqlite.errors import translated


async def copy_sqlite(path: Path, to: Path) -> None:
    """Reads beside whoever writes: one snapshot, however long it takes. Raises StorageError."""
    await asyncio.to_thread(_copy, path, to)


def _copy(path: Path, to: Path) -> None:
    if not path.exists():
        raise StorageError(f"There is no database at {path}.")
    to.unlink(missing_ok=True)  # left by a backup that was killed
    with translated(path), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
        source.execute("VACUUM INTO ?", (str(to),))
    with translated(to), closing(sqlite3.connect(to)) as copied:
        (found,) = copied.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise StorageError(f"{path} is damaged ({found}); its backup would be too.")
    with to.open("rb+") as written:
        os.fsync(written.fileno())
