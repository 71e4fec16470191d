from collections.abc import Sequence
from typing import Final

from news.moment import Moment
from news.source import Hub, Lease, LeaseId, SourceId
from storage.database import Database, Parameters, Row, Transaction, Value

LEASE: Final = "lease_id, source_id, hub, called, wanted, held_until, tries, trouble"
_OF: Final = "SELECT hub, called FROM lease WHERE source_id = :source AND wanted = 1"
_NAME: Final = """
    INSERT INTO lease (source_id, hub, called, ask_at)
    SELECT id, :hub, :called, :now FROM source WHERE id = :source AND paused = 0
    ON CONFLICT (source_id, hub, called) DO UPDATE SET wanted = 1, ask_at = excluded.ask_at, tries = 0
"""
_DROP: Final = """
    DELETE FROM lease
    WHERE source_id = :source AND held_until IS NULL AND (hub <> :hub OR called <> :called)
"""
_GIVE_UP: Final = """
    UPDATE lease SET wanted = 0, ask_at = :now, tries = 0, trouble = ''
    WHERE source_id = :source AND wanted = 1 AND (hub <> :hub OR called <> :called)
"""
_OVER: Final = "DELETE FROM lease WHERE wanted = 0 AND held_until <= :now"
_DUE: Final = f"""
    SELECT {LEASE} FROM lease WHERE ask_at <= :now OR (wanted = 1 AND place <> :place)
    ORDER BY ask_at, lease_id LIMIT :limit
"""
_CLAIM: Final = "UPDATE lease SET ask_at = :until, tries = tries + 1, place = :place WHERE lease_id = :lease"
_PUT_OFF: Final = """
    UPDATE lease SET ask_at = :next_at, trouble = :reason WHERE lease_id = :lease AND ask_at = :claimed
"""
_HOLD: Final = """
    UPDATE lease SET held_until = :until, ask_at = :renew_at, tries = 0, trouble = ''
    WHERE source_id = :source AND called = :called AND wanted = 1
    RETURNING lease_id
"""
_END: Final = (
    "DELETE FROM lease WHERE source_id = :source AND called = :called AND wanted = 0 RETURNING lease_id"
)
_DENY: Final = """
    UPDATE lease SET held_until = NULL, ask_at = :next_at, trouble = :reason, tries = tries + 1
    WHERE source_id = :source AND called = :called AND wanted = 1
    RETURNING lease_id
"""
_NONE: Final = Hub(url="", topic="")


class HubRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def name(self, source: SourceId, hub: Hub | None, now: Moment) -> None:
        known = await self._database.read(
            _OF, {"source": source}
        )  # nearly always the same, and a read is cheap
        if [Hub(url=row["hub"], topic=row["called"]) for row in known] == ([hub] if hub else []):
            return
        async with self._database.transaction() as transaction:
            await give_up(transaction, source, now, but=hub)
            if hub is not None:
                await transaction.write(_NAME, _row_of(source, hub) | {"now": now})

    async def claim_due(self, now: Moment, *, place: str, until: Moment, limit: int) -> Sequence[Lease]:
        asked: Parameters = {"now": now, "place": place, "limit": limit}
        if not await self._database.read(_DUE, asked):  # most times, and a read holds up nobody
            return []
        async with self._database.transaction() as transaction:
            await transaction.write(_OVER, {"now": now})
            due = await transaction.write(_DUE + self._database.dialect.skip_locked, asked)
            claims = [{"lease": row["lease_id"], "until": until, "place": place} for row in due]
            await transaction.write_many(_CLAIM, claims)
        return [lease_of(row) for row in due]

    async def put_off(self, lease: LeaseId, *, claimed: Moment, next_at: Moment, reason: str) -> None:
        told: Parameters = {"lease": lease, "claimed": claimed, "next_at": next_at, "reason": reason}
        await self._database.write(_PUT_OFF, told)

    async def hold(self, source: SourceId, topic: str, *, until: Moment, renew_at: Moment) -> bool:
        held: Parameters = {"source": source, "called": topic, "until": until, "renew_at": renew_at}
        return bool(await self._database.write(_HOLD, held))

    async def end(self, source: SourceId, topic: str) -> bool:
        return bool(await self._database.write(_END, {"source": source, "called": topic}))

    async def deny(self, source: SourceId, topic: str, *, reason: str, next_at: Moment) -> bool:
        denied: Parameters = {"source": source, "called": topic, "reason": reason, "next_at": next_at}
        return bool(await self._database.write(_DENY, denied))


async def give_up(transaction: Transaction, source: SourceId, now: Moment, *, but: Hub | None = None) -> None:
    """What was agreed for a source, but with one hub; what no hub has confirmed needs no word."""
    others = _row_of(source, but or _NONE)
    await transaction.write(_DROP, others)
    await transaction.write(_GIVE_UP, others | {"now": now})


def lease_of(row: Row) -> Lease:
    return Lease(
        id=LeaseId(row["lease_id"]),
        source_id=row["source_id"],
        hub=Hub(url=row["hub"], topic=row["called"]),
        wanted=bool(row["wanted"]),
        until=row["held_until"],
        tries=row["tries"],
        trouble=row["trouble"],
    )


def _row_of(source: SourceId, hub: Hub) -> dict[str, Value]:
    return {"source": source, "hub": hub.url, "called": hub.topic}
