from typing import Final

from news.moment import Moment
from storage.database import Database
from storage.text import digest_of

_TELL: Final = """
    INSERT INTO alarm (key, told_at) VALUES (:key, :now)
    ON CONFLICT (key) DO UPDATE SET told_at = excluded.told_at WHERE alarm.told_at <= excluded.told_at - :pause
    RETURNING key
"""


class AlarmRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, key: str, now: Moment, *, pause: int) -> bool:
        return bool(await self._database.write(_TELL, {"key": digest_of(key), "now": now, "pause": pause}))
