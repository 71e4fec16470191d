"""Keeps a second bot from the file that one is working on.

SQLite itself would let it in: both would fetch updates, and each would send as fast as Telegram allows both. A
lock of the kernel's, unlike a row with a lease, is gone the moment its process is, also after a kill.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from news.errors import StorageBusy
from storage.opening import sqlite_path_of


@contextmanager
def held_alone(url: str) -> Iterator[None]:
    """Raises StorageBusy where another process holds it; what several may share is not held at all."""
    path = sqlite_path_of(url)
    if path is None:
        yield
        return
    # Beside the file: SQLite's own locks on it would go with the first of our descriptors that is closed.
    beside = path.with_name(f"{path.name}.running")
    with suppress(OSError):  # which is told by whoever opens the file itself
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        lock = beside.open("a")
    except OSError:
        yield
        return
    with lock:
        _take(lock.fileno(), path)
        yield


def _take(lock: int, path: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StorageBusy(
            f"Another Khao is running on {path}. Stop that one first, or choose PostgreSQL, "
            "which serves several."
        ) from None
    except OSError:
        return  # a file system without locks
