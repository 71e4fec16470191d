"""A consistent copy of the database, taken while the bot goes on working."""

from pathlib import Path

from news.errors import StorageError
from storage.opening import ALLOWED, sqlite_path_of


async def backup(url: str, to: Path) -> int:
    """Write a copy of the storage at `url` to the file `to`, whole or not at all; its bytes.

    A file that is there already stays as it is. Raises StorageError.
    """
    _refuse_if_unfit(to)
    unfinished = to.with_name(f".{to.name}.unfinished")
    try:
        await _copy(url, unfinished)
        return _finished(unfinished, to)
    except OSError as error:
        raise StorageError(f"{to} can't be written: {error.strerror}.") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _refuse_if_unfit(to: Path) -> None:
    if to.exists():
        raise StorageError(f"{to} exists already, and nothing was written over it. Choose another name.")
    if not to.parent.is_dir():
        raise StorageError(f"There is no folder {to.parent}. Make it first, or choose another one.")


def _finished(unfinished: Path, to: Path) -> int:
    unfinished.rename(to)
    return to.stat().st_size


async def _copy(url: str, to: Path) -> None:
    if (path := sqlite_path_of(url)) is not None:
        from storage.sqlite.backup import copy_sqlite  # noqa: PLC0415 - a driver not used takes no memory

        await copy_sqlite(path, to)
    elif url.startswith(("postgresql://", "postgres://")):
        from storage.postgres.backup import dump_postgres  # noqa: PLC0415 - the same

        await dump_postgres(url, to)
    else:
        raise StorageError(ALLOWED)
