import asyncio
import os
import re
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path
from shutil import which
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from news.errors import StorageError

_PROGRAM: Final = "pg_dump"
_SCHEMA: Final = "search_path"
"""A setting that our driver takes in an address, and PostgreSQL's programs don't."""
_URL: Final = re.compile(r"\w+://\S+")


async def dump_postgres(url: str, to: Path) -> None:
    """In pg_dump's own form, for pg_restore. Raises StorageError, which never holds the address."""
    program = which(_PROGRAM)
    if program is None:
        raise StorageError(
            f"{_PROGRAM} isn't installed here, and a backup of PostgreSQL needs it: install PostgreSQL's "
            "client (on Debian and Ubuntu: apt install postgresql-client), of the server's version or newer."
        )
    address, password, schema = _parted(url)
    process = await asyncio.create_subprocess_exec(
        *(program, "--format=custom", "--no-owner", "--no-password", f"--file={to}", f"--dbname={address}"),
        *([f"--schema={schema}"] if schema else []),
        stdin=DEVNULL,
        stdout=DEVNULL,
        stderr=PIPE,
        # Whoever may list processes sees their arguments, and not what is in their environment.
        env=os.environ | ({"PGPASSWORD": password} if password else {}),
    )
    try:
        _, told = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if process.returncode:
        reason = _URL.sub("…", told.decode("utf-8", "replace")).strip()
        raise StorageError(f"{_PROGRAM} has failed: {reason}")


def _parted(url: str) -> tuple[str, str, str]:
    """The address without its password, the password, and the schema where one is named."""
    parts = urlsplit(url)
    account, at, host = parts.netloc.rpartition("@")
    user, _, password = account.partition(":")
    said = dict(parse_qsl(parts.query))
    schema = said.pop(_SCHEMA, "")
    password = said.pop("password", "") or unquote(password)
    query = urlencode(said, quote_via=quote)  # PostgreSQL's programs take a plus sign for one
    address = urlunsplit(("postgresql", f"{user}{at}{host}", parts.path, query, ""))
    return address, password, schema
