from typing import Final

from news.moment import Moment
from storage.database import Database

_WAS_HANDLED: Final = "SELECT 1 AS found FROM handled_update WHERE update_id = :update"
_HANDLED: Final = """
    INSERT INTO handled_update (update_id, handled_at) VALUES (:update, :now) ON CONFLICT (update_id) DO NOTHING
"""
_FORGET: Final = "DELETE FROM handled_update WHERE handled_at < :before"


class UpdateRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def was_handled(self, update: int) -> bool:
        return bool(await self._database.read(_WAS_HANDLED, {"update": update}))

    async def handled(self, update: int, now: Moment) -> None:
        await self._database.write(_HANDLED, {"update": update, "now": now})

    async def forget(self, before: Moment) -> None:
        await self._database.write(_FORGET, {"before": before})
