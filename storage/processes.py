from typing import Final

from news.moment import Moment
from news.ports.processes import Slots
from storage.database import Database, Parameters

_BEGIN: Final = "INSERT INTO pace (id, rate) VALUES (1, :full_rate) ON CONFLICT (id) DO NOTHING"
# The database's clock is the one clock that all processes share.
_RESERVE: Final = """
    UPDATE pace
    SET rate = CASE WHEN rate + :gained < :full_rate THEN rate + :gained ELSE :full_rate END,
        next_at = CASE WHEN next_at > {clock} THEN next_at ELSE {clock} END
                  + :number / CASE WHEN rate + :gained < :full_rate THEN rate + :gained ELSE :full_rate END
    WHERE id = 1 AND NOT EXISTS (SELECT 1 FROM hold WHERE chat_id = 0 AND held_until > :now)
    RETURNING next_at, rate, {clock} AS now
"""
_SLOW: Final = """
    UPDATE pace
    SET rate = CASE WHEN lesson_until > {clock} THEN rate ELSE rate * :factor END,
        lesson_until = CASE WHEN lesson_until > {clock} THEN lesson_until ELSE {clock} + :lesson END
    WHERE id = 1
"""
_SHORTEST_LESSON: Final = 1.0

_TAKE: Final = """
    INSERT INTO duty (name, holder, held_until) VALUES (:name, :holder, :until)
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
    WHERE duty.holder = excluded.holder OR duty.held_until <= :now
    RETURNING holder
"""
_RELEASE: Final = "DELETE FROM duty WHERE name = :name AND holder = :holder"


class PaceRow:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def reserve(self, number: int, *, full_rate: float, gained: float, now: Moment) -> Slots | None:
        statement = _RESERVE.format(clock=self._database.dialect.clock)
        asked = {"number": float(number), "full_rate": full_rate, "gained": gained, "now": now}
        rows = await self._database.write(statement, asked)
        if not rows:  # nobody has sent yet, or a flood wait is on
            await self._database.write(_BEGIN, {"full_rate": full_rate})
            rows = await self._database.write(statement, asked)
        if not rows:
            return None
        (row,) = rows
        return Slots(first_in=row["next_at"] - number / row["rate"] - row["now"], rate=row["rate"])

    async def slow(self, seconds: float, *, factor: float) -> None:
        lesson = max(float(seconds), _SHORTEST_LESSON)
        await self._database.write(
            _SLOW.format(clock=self._database.dialect.clock),
            {"lesson": lesson, "factor": factor},
        )


class DutyRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, name: str, *, holder: str, now: Moment, until: Moment) -> bool:
        duty: Parameters = {"name": name, "holder": holder, "now": now, "until": until}
        return bool(await self._database.write(_TAKE, duty))

    async def release(self, name: str, *, holder: str) -> None:
        await self._database.write(_RELEASE, {"name": name, "holder": holder})
