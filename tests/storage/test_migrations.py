import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from news.delivery import ClaimToken, Dead, Mark
from news.errors import StorageError, StorageTooNew
from news.moment import Moment
from news.schedule import AS_IT_HAPPENS
from news.subscriber import ChatId
from storage import migrate, migrations, open_storage
from storage.database import Database
from storage.migrations import Migration
from storage.opening import open_database

FIRST = Migration(version=1, script="-- for both\nCREATE TABLE one (id {identity});\n")
SECOND = Migration(
    version=2,
    script=(
        "-- for sqlite\nCREATE TABLE two (name TEXT);\nINSERT INTO two VALUES ('sqlite');\n"
        "-- for postgres\nCREATE TABLE two (name TEXT);\nINSERT INTO two VALUES ('postgres');\n"
    ),
)
BROKEN = Migration(version=2, script="-- for both\nCREATE TABLE two (name TEXT);\nNONSENSE;\n")

FORMER_NEWSROOM = (
    "INSERT INTO source (id, url, next_at) VALUES (1, 'https://news.example/feed', 0)",
    """
    INSERT INTO article (id, source_id, key, key_digest, url, url_digest, title, body, summary, category, tags,
                         author, image, language, first_seen, fingerprint)
    VALUES (3, 1, 'k', 'k', 'u', 'u', 't', 'b', '', '', '[]', '', '', 'th', 1, '')
    """,
    "INSERT INTO subscriber (chat_id, language, timezone, since) VALUES (5, 'th', 'UTC', 1)",
    "INSERT INTO push (id, article_id, revision, made_at, state) VALUES (7, 3, 1, 9, 'complete')",
    "INSERT INTO push_body (push_id, language, body) VALUES (7, 'th', 'body')",
    """
    INSERT INTO delivery (push_id, chat_id, language, silent, due_at, attempts) VALUES (7, 5, 'th', 0, 9, 2)
    """,
)

APPLY = """
import asyncio, sys
from storage import migrate
print(*asyncio.run(migrate(sys.argv[1])))
"""


async def versions(database: Database) -> Sequence[int]:
    return [row["version"] for row in await database.read("SELECT version FROM migration ORDER BY version")]


async def test_no_two_that_are_shipped_have_the_same_number() -> None:
    numbers = [migration.version for migration in migrations.shipped()]
    assert numbers == sorted(set(numbers))


async def test_each_migration_is_applied_once(tableless_url: str) -> None:
    everything = [migration.version for migration in migrations.shipped()]
    assert await migrate(tableless_url) == everything
    assert await migrate(tableless_url) == []


async def test_only_what_is_new_is_applied(tableless_url: str) -> None:
    database = await open_database(tableless_url)
    assert await migrations.apply(database, [FIRST]) == [1]
    assert await migrations.apply(database, [FIRST, SECOND]) == [2]
    assert await versions(database) == [1, 2]
    await database.close()


async def test_each_database_gets_its_own_statements(tableless_url: str) -> None:
    database = await open_database(tableless_url)
    await migrations.apply(database, [FIRST, SECOND])
    assert [row["name"] for row in await database.read("SELECT name FROM two")] == [database.dialect.name]
    await database.close()


async def test_a_migration_that_fails_leaves_nothing_of_itself(tableless_url: str) -> None:
    database = await open_database(tableless_url)
    with pytest.raises(StorageError):
        await migrations.apply(database, [FIRST, BROKEN])
    assert await versions(database) == [1]
    with pytest.raises(StorageError):
        await database.read("SELECT name FROM two")
    assert await migrations.apply(database, [FIRST, SECOND]) == [2]
    await database.close()


async def test_copies_on_their_way_outlive_the_migration_to_schedules(tableless_url: str) -> None:
    first, *others = migrations.shipped()
    database = await open_database(tableless_url)
    await migrations.apply(database, [first])
    for statement in FORMER_NEWSROOM:
        await database.write(statement)
    await migrations.apply(database, [first, *others])
    await database.close()
    storage = await open_storage(tableless_url)
    (copy,) = await storage.outbox.claim(Moment(99), token=ClaimToken("t"), until=Moment(199), limit=9)
    assert (copy.push_id, copy.chat_id, copy.attempts) == (7, 5, 2)
    assert await storage.pushes.body(copy.push_id, "th") == "body"
    reader = await storage.subscribers.get(ChatId(5))
    assert reader is not None
    assert reader.schedule == AS_IT_HAPPENS
    await storage.outbox.mark([Mark(delivery=copy, verdict=Dead("gone"))])
    await storage.close()


async def test_several_processes_that_start_at_once_apply_each_migration_once(tableless_url: str) -> None:
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", APPLY, tableless_url, stdout=asyncio.subprocess.PIPE
        )
        for _ in range(4)
    ]
    said = [(await process.communicate())[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0, 0]
    everything = [migration.version for migration in migrations.shipped()]
    assert sorted(int(version) for words in said for version in words) == everything


async def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(tableless_url: str) -> None:
    database = await open_database(tableless_url)
    await migrations.apply(database, [*migrations.shipped(), Migration(version=999, script="-- for both\n")])
    before = await versions(database)
    await database.close()
    content = bytes_of(tableless_url)
    for opening in (open_storage, migrate):
        with pytest.raises(StorageTooNew, match="version 999"):
            await opening(tableless_url)
        assert bytes_of(tableless_url) == content
    database = await open_database(tableless_url)
    assert await versions(database) == before
    await database.close()


def bytes_of(url: str) -> bytes:
    """Of SQLite's file; a server's are not ours to see."""
    scheme, _, path = url.partition(":///")
    return Path(path).read_bytes() if scheme == "sqlite" else b""
