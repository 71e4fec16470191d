from collections.abc import Sequence
from pathlib import Path

from news.errors import StorageError
from news.ports import Storage
from storage import migrations
from storage.database import Database
from storage.newsroom import NewsroomStorage

ALLOWED = (
    "DATABASE_URL must be sqlite:///folder/file.db (below the working folder), sqlite:////folder/file.db "
    "(from the root), or postgresql://user:password@host/name."
)


async def open_storage(url: str) -> Storage:
    """The storage at `url`, created where it is not there yet and brought up to date. Raises StorageError."""
    database = await open_database(url)
    try:
        await migrations.apply(database, migrations.shipped())
    except BaseException:
        await database.close()
        raise
    return NewsroomStorage(database)


async def migrate(url: str) -> Sequence[int]:
    """Brings the storage at `url` up to date; the versions that were applied. Raises StorageError."""
    database = await open_database(url)
    try:
        return await migrations.apply(database, migrations.shipped())
    finally:
        await database.close()


async def open_database(url: str) -> Database:
    scheme, _, rest = url.partition("://")
    if (path := sqlite_path_of(url)) is not None:
        from storage.sqlite.database import open_sqlite  # noqa: PLC0415 - a driver not used takes no memory

        return await open_sqlite(path)
    if scheme in {"postgresql", "postgres"} and rest:
        from storage.postgres.database import open_postgres  # noqa: PLC0415 - a driver not used takes no memory

        return await open_postgres(url)
    raise StorageError(ALLOWED)  # without the address, which may hold a password


def sqlite_path_of(url: str) -> Path | None:
    """The file that `url` names; None where it names no file."""
    scheme, _, rest = url.partition("://")
    return Path(rest[1:]) if scheme == "sqlite" and rest.startswith("/") and not rest.endswith("/") else None
