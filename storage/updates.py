from collections.abc import Mapping
from typing import Final

from news.moment import Moment
from storage.database import Database, Parameters

_WAS_HANDLED: Final = "SELECT 1 AS found FROM handled_update WHERE update_id = :update"
_HANDLED: Final = """
    INSERT INTO handled_update (update_id, handled_at) VALUES (:update, :now) ON CONFLICT (update_id) DO NOTHING
"""
_FORGET: Final = "DELETE FROM handled_update WHERE handled_at < :before"
_PUT_ASIDE: Final = """
    INSERT INTO aside (update_id, content, at) VALUES (:update, :content, :now)
    ON CONFLICT (update_id) DO UPDATE SET at = excluded.at
"""
# Whoever takes them has them: another process that asks as well finds them taken a moment ago.
_TAKE: Final = "UPDATE aside SET at = :now WHERE at < :before RETURNING update_id, content"
_DROP: Final = "DELETE FROM aside WHERE update_id = :update"


class UpdateRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def was_handled(self, update: int) -> bool:
        return bool(await self._database.read(_WAS_HANDLED, {"update": update}))

    async def handled(self, update: int, now: Moment) -> None:
        await self._database.write(_HANDLED, {"update": update, "now": now})

    async def forget(self, before: Moment) -> None:
        await self._database.write(_FORGET, {"before": before})

    async def put_aside(self, contents: Mapping[int, str], now: Moment) -> None:
        rows: list[Parameters] = [
            {"update": update, "content": content, "now": now} for update, content in contents.items()
        ]
        await self._database.write_many(_PUT_ASIDE, rows)

    async def take(self, before: Moment, now: Moment) -> Mapping[int, str]:
        rows = await self._database.write(_TAKE, {"before": before, "now": now})
        return {row["update_id"]: row["content"] for row in sorted(rows, key=lambda row: row["update_id"])}

    async def drop(self, update: int) -> None:
        await self._database.write(_DROP, {"update": update})
