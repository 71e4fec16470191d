import sqlite3
from collections.abc import Callable
from typing import TypeVar, cast

import aiosqlite

Result = TypeVar("Result")


class Connection(aiosqlite.Connection):
    async def perform(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """`work` in the connection's own thread, after what was asked before."""
        return cast(Result, await self._execute(work, self._conn))  # type: ignore[no-untyped-call]
