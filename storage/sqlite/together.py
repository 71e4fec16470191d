"""Several writes in one transaction, carried out in one go by the thread of the connection.

Every step through another thread costs two changes of threads, which at a thousand small writes a second cost
more than the writes.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from news.errors import StorageError
from storage.database import Row, Value
from storage.sqlite.errors import translated

Outcome = Sequence[Row] | StorageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """The statement for each of `rows`."""

    sql: str
    rows: Sequence[dict[str, Value]]


def write_together(connection: sqlite3.Connection, path: Path, writes: Sequence[Write]) -> Sequence[Outcome]:
    """What came of each; whatever else is wrong has undone them all and is raised."""
    try:
        with translated(path):
            connection.execute("BEGIN IMMEDIATE")
        outcomes = [_attempt(connection, path, write) for write in writes]
        with translated(path):
            connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return outcomes


def _attempt(connection: sqlite3.Connection, path: Path, write: Write) -> Outcome:
    try:
        with translated(path):
            return _carried_out(connection, write)
    except StorageError as error:
        if not connection.in_transaction:
            raise  # a full disk and the like undo the others' writes as well
        return error


def _carried_out(connection: sqlite3.Connection, write: Write) -> Sequence[Row]:
    if len(write.rows) == 1:  # SQLite undoes a statement that fails, and it alone
        return connection.execute(write.sql, write.rows[0]).fetchall()
    connection.execute("SAVEPOINT many")
    try:
        connection.executemany(write.sql, write.rows)
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK TO many")
        raise
    finally:
        if connection.in_transaction:
            connection.execute("RELEASE many")
    return ()
