from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from news.moment import Moment
from news.schedule import Schedule, ScheduleId, StoredSchedule, Timetable
from storage.database import Database
from storage.rows import rules_of, schedule_of

_FIND: Final = "SELECT id FROM schedule WHERE timezone = :timezone AND rules = :rules"
_KEEP: Final = """
    INSERT INTO schedule (timezone, rules, cap, breaking, next_run_at, quiet_from_at, quiet_to_at, day_at,
                          catch_up_at, turn_at)
    VALUES (:timezone, :rules, :cap, :breaking, :next_run_at, :quiet_from_at, :quiet_to_at, :day_at,
            :catch_up_at, :turn_at)
    ON CONFLICT (timezone, rules) DO UPDATE SET rules = excluded.rules
    RETURNING id
"""
_DUE: Final = """
    SELECT id, timezone, rules FROM schedule WHERE turn_at <= :now ORDER BY turn_at, id LIMIT :limit
"""
_TURN: Final = """
    UPDATE schedule
    SET next_run_at = :next_run_at, quiet_from_at = :quiet_from_at, quiet_to_at = :quiet_to_at,
        day_at = :day_at, catch_up_at = :catch_up_at, turn_at = :turn_at
    WHERE id = :schedule AND turn_at <= :now
"""


class ScheduleRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, schedule: Schedule, timezone: str, table: Timetable) -> ScheduleId:
        key = {"timezone": timezone, "rules": rules_of(schedule)}
        # Most subscribers choose what somebody has chosen before: a read costs no fsync.
        rows = await self._database.read(_FIND, key)
        if not rows:
            chosen = {"cap": schedule.cap, "breaking": int(schedule.breaking)}
            rows = await self._database.write(_KEEP, {**key, **chosen, **asdict(table)})
        return ScheduleId(rows[0]["id"])

    async def due(self, now: Moment, *, limit: int) -> Sequence[StoredSchedule]:
        rows = await self._database.read(_DUE, {"now": now, "limit": limit})
        return [
            StoredSchedule(
                id=ScheduleId(row["id"]), schedule=schedule_of(row["rules"]), timezone=row["timezone"]
            )
            for row in rows
        ]

    async def turn(self, schedule: ScheduleId, table: Timetable, now: Moment) -> None:
        await self._database.write(_TURN, {"schedule": schedule, "now": now, **asdict(table)})
