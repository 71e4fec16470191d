"""A look at a database that changes nothing: whether it could be worked with."""

import asyncio
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from news.errors import StorageError
from storage import migrations
from storage.database import Database
from storage.migrations import applied_versions
from storage.opening import open_database, sqlite_path_of

_PROBE: Final = "CREATE TABLE khao_probe (id INTEGER)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """`behind` is how many migrations the database lacks; None means that there is none yet.

    `free` is in bytes, None where the disk isn't ours.
    """

    behind: int | None
    free: int | None


class _Undo(Exception):
    pass


async def check(url: str) -> Checkup:
    """Raises StorageError where the database can't be read or written, or is a newer Khao's."""
    path = sqlite_path_of(url)
    free = await asyncio.to_thread(_free, path) if path else None
    if path is not None and not await asyncio.to_thread(path.exists):
        return Checkup(behind=None, free=free)
    database = await open_database(url)
    try:
        known = {migration.version for migration in migrations.shipped()}
        applied = await applied_versions(database)
        if applied - known and max(applied) > max(known):
            raise StorageError(f"The database is a newer Khao's (version {max(applied)}). Run that one.")
        await _write_nothing(database)
    finally:
        await database.close()
    return Checkup(behind=len(known - applied), free=free)


async def _write_nothing(database: Database) -> None:
    with suppress(_Undo):
        async with database.transaction() as transaction:
            await transaction.write(_PROBE)
            raise _Undo


def _free(path: Path) -> int:
    folder = path.absolute().parent
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free
