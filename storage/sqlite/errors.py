"""What SQLite says, in the newsroom's words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from news.errors import StorageBusy, StorageError

_HELD = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
_BUGS = (sqlite3.ProgrammingError, sqlite3.InterfaceError)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    try:
        yield
    except _BUGS:
        raise
    except sqlite3.Error as error:
        raise _translation(path, error) from error


def _translation(path: Path, error: sqlite3.Error) -> StorageError:
    name = getattr(error, "sqlite_errorname", "")  # absent where the driver itself complains
    if name.startswith(_HELD):
        return StorageBusy(f"{path} is held by another program. Stop that one, or try again in a moment.")
    if name == "SQLITE_NOTADB":
        return StorageError(f"{path} is no SQLite database. Choose another file in DATABASE_URL.")
    if name.startswith("SQLITE_CANTOPEN"):
        return StorageError(f"{path} can't be opened. Check that its folder exists and may be written.")
    if name.startswith("SQLITE_READONLY"):
        return StorageError(f"{path} can't be written. Check its owner and its folder's.")
    if name.startswith("SQLITE_FULL"):
        return StorageError(f"The disk is full: nothing more can be written to {path}.")
    return StorageError(f"{path}: {error}")
