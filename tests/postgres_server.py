"""A PostgreSQL for the tests: the one asked for, else one that runs here, else one started for the occasion."""

import asyncio
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest

HERE = "postgresql://postgres@127.0.0.1:5432/test"


@contextmanager
def running() -> Iterator[str]:
    """Its address. Skips the test where there is none; fails it where KHAO_REQUIRE_POSTGRES is 1."""
    if asked := os.environ.get("TEST_POSTGRES_URL"):
        yield asked
    elif _answers(HERE):
        yield HERE
    elif binaries := _binaries():
        with _started(binaries) as address:
            yield address
    else:
        reason = "no PostgreSQL: set TEST_POSTGRES_URL, or install its server (initdb, pg_ctl)"
        if os.environ.get("KHAO_REQUIRE_POSTGRES") == "1":
            pytest.fail(reason)
        pytest.skip(reason)


def _answers(address: str) -> bool:
    async def ask() -> None:
        connection = await asyncpg.connect(address, timeout=2)
        await connection.close()

    try:
        asyncio.run(ask())
    except (OSError, asyncpg.PostgresError):
        return False
    return True


def _binaries() -> Path | None:
    """The folder of initdb and pg_ctl; the newest version where there are several."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]), reverse=True
    )
    return versions[0].parent if versions else None


@contextmanager
def _started(binaries: Path) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="khao-postgres-", ignore_cleanup_errors=True) as folder:
        port = _free_port()
        as_user = _not_as_root(folder)

        def call(program: str, *arguments: str) -> None:
            # The server would inherit a pipe and keep it open, so what it says goes to a file.
            with Path(folder, f"{program}.log").open("ab") as log:
                command = [*as_user, str(binaries / program), "-D", f"{folder}/cluster", *arguments]
                subprocess.run(command, cwd=folder, stdout=log, stderr=log, check=True)  # noqa: S603 - ours

        call("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")
        # What autovacuum learns of a table in the midst of a test is not true of it in the next one.
        kept = "-c unix_socket_directories='' -c fsync=off -c autovacuum=off"
        options = f"-c listen_addresses=127.0.0.1 -c port={port} {kept}"
        call("pg_ctl", "start", "--wait", "-o", options, "-l", f"{folder}/server.log")
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            call("pg_ctl", "stop", "--wait", "--mode=immediate")


def _not_as_root(folder: str) -> list[str]:
    """PostgreSQL refuses to run as root: what to put before a command, and the folder given to that user."""
    if os.geteuid() != 0:
        return []
    names = {user.pw_name for user in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, user)
    return ["runuser", "-u", user, "--"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
