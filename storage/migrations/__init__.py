"""Numbered, append-only files; each is applied once, in one transaction, by whichever process comes first.

A file's statements end with `;` at a line's end. A line `-- for both`, `-- for sqlite` or `-- for postgres`
says whose the statements after it are; `{identity}` and `{without_rowid}` stand for the dialect's fragments.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from news.errors import StorageTooNew
from storage.database import Database
from storage.dialect import Dialect

_SECTION = re.compile(r"^-- for (\w+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    version: int
    script: str

    def statements(self, dialect: Dialect) -> Iterator[str]:
        _, *sections = _SECTION.split(self.script)
        for audience, section in zip(sections[::2], sections[1::2], strict=True):
            if audience in {"both", dialect.name}:
                for statement in section.split(";\n"):
                    if statement.strip():
                        yield statement.replace("{identity}", dialect.identity).replace(
                            "{without_rowid}", dialect.without_rowid
                        )


def shipped() -> Sequence[Migration]:
    files = (entry for entry in resources.files(__name__).iterdir() if entry.name.endswith(".sql"))
    migrations = (
        Migration(version=int(entry.name.partition("_")[0]), script=entry.read_text("utf-8")) for entry in files
    )
    return sorted(migrations, key=lambda migration: migration.version)


async def apply(database: Database, migrations: Sequence[Migration]) -> Sequence[int]:
    """The versions applied by this call. Raises StorageTooNew, having written nothing."""
    newest = max(migration.version for migration in migrations)
    applied = await applied_versions(database)
    if applied and max(applied) > newest:
        raise StorageTooNew(
            f"The database is at version {max(applied)}, but this Khao knows only {newest}. "
            "Nothing was changed. Run the newer Khao, or restore a backup made before it."
        )
    waiting = [migration for migration in migrations if migration.version not in applied]
    return [migration.version for migration in waiting if await _apply_one(database, migration)]


async def applied_versions(database: Database) -> set[int]:
    if not await database.read(database.dialect.has_migrations):
        return set()
    return {row["version"] for row in await database.read("SELECT version FROM migration")}


async def _apply_one(database: Database, migration: Migration) -> bool:
    """False where another process has been faster."""
    async with database.transaction() as transaction:
        await transaction.write(database.dialect.migrations_lock)
        await transaction.write("CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY)")
        fresh = await transaction.write(
            "INSERT INTO migration (version) VALUES (:version) ON CONFLICT DO NOTHING RETURNING version",
            {"version": migration.version},
        )
        if fresh:
            for statement in migration.statements(database.dialect):
                await transaction.write(statement)
    return bool(fresh)
