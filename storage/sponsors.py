import json
from collections.abc import Mapping, Sequence
from typing import Final

from news.edition import Edition
from news.moment import Moment
from news.page import Page
from news.push import PushId
from news.sponsor import Placement, Sponsor, SponsorId, SponsorState, Terms
from storage.database import Database, Parameters, Row, Transaction, Value
from storage.dialect import Dialect

SPONSOR: Final = "id, text, url, starts_at, ends_at, topics, cap, state, shown, taps, placed_at"
_ADD: Final = """
    INSERT INTO sponsor (text, url, starts_at, ends_at, topics, cap, added_at)
    VALUES (:text, :url, :starts_at, :ends_at, :topics, :cap, :now)
    RETURNING id
"""
_GET: Final = f"SELECT {SPONSOR} FROM sponsor WHERE id = :sponsor"
_LIST: Final = f"""
    SELECT {SPONSOR} FROM sponsor
    ORDER BY CASE WHEN state = 'ended' THEN 1 ELSE 0 END, id DESC
    LIMIT :size OFFSET :offset
"""
_TOTAL: Final = "SELECT count(*) AS total FROM sponsor"
_RUNNING: Final = f"SELECT {SPONSOR} FROM sponsor WHERE state = 'running' ORDER BY id"
_SETTLE: Final = """
    UPDATE sponsor
    SET text = :text, url = :url, starts_at = :starts_at, ends_at = :ends_at, topics = :topics, cap = :cap
    WHERE id = :sponsor AND state <> 'ended'
    RETURNING id
"""
_TURN: Final = """
    UPDATE sponsor SET state = :state WHERE id = :sponsor AND state <> 'ended' AND state <> :state RETURNING id
"""
_FORGET_SHARES: Final = "DELETE FROM sponsor_share WHERE sponsor_id = :sponsor"
_TAP: Final = f"""
    UPDATE sponsor SET taps = taps + 1 WHERE id = :sponsor AND state <> 'ended' RETURNING {SPONSOR}
"""

_PLACED: Final = "UPDATE sponsor SET placed_at = :at WHERE id = :sponsor"
# Of a slice of a push's copies, each that leaves by itself takes the line, unless its reader has had it often
# enough that day. Two pushes that share a line wait for each other at the row, and the second one counts anew.
_TAKE: Final = """
    INSERT INTO sponsor_share (sponsor_id, chat_id, day, times, push_id)
    SELECT sponsor.id, delivery.chat_id, CAST(:day AS INTEGER), 1, delivery.push_id
    FROM delivery JOIN sponsor ON sponsor.id = :sponsor AND sponsor.state = 'running'
    WHERE delivery.push_id = :push AND {chats}
      AND delivery.state = 'waiting' AND delivery.sponsor_id IS NULL
    ORDER BY delivery.chat_id
    ON CONFLICT (sponsor_id, chat_id) DO UPDATE
    SET times = CASE WHEN sponsor_share.day = excluded.day THEN sponsor_share.times + 1 ELSE 1 END,
        day = excluded.day, push_id = excluded.push_id
    WHERE sponsor_share.day <> excluded.day
       OR sponsor_share.times < (SELECT cap FROM sponsor AS agreed WHERE agreed.id = excluded.sponsor_id)
"""
_GIVE: Final = """
    UPDATE delivery SET sponsor_id = :sponsor
    WHERE push_id = :push AND {chats} AND state = 'waiting'
      AND EXISTS (
          SELECT 1 FROM sponsor_share
          WHERE sponsor_share.sponsor_id = :sponsor AND sponsor_share.chat_id = delivery.chat_id
            AND sponsor_share.push_id = delivery.push_id
      )
"""
_SPAN: Final = "delivery.chat_id > :reached AND delivery.chat_id <= :last"
# A digest that is sent to more chats keeps the line it has, if that is still the one whose turn it is.
_CARRY: Final = """
    UPDATE push SET sponsor_id = :sponsor, sponsor_day = :day
    WHERE id = :push AND (sponsor_id IS NULL OR sponsor_id = :sponsor)
    RETURNING id
"""
_SHOWN: Final = "UPDATE sponsor SET shown = shown + :times WHERE id = :sponsor"


class SponsorRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, terms: Terms, now: Moment) -> SponsorId:
        (row,) = await self._database.write(_ADD, {**_row_of(terms), "now": now})
        return SponsorId(row["id"])

    async def get(self, sponsor: SponsorId) -> Sponsor | None:
        rows = await self._database.read(_GET, {"sponsor": sponsor})
        return _sponsor_of(rows[0]) if rows else None

    async def list(self, *, number: int, size: int) -> Page[Sponsor]:
        rows = await self._database.read(_LIST, {"size": size, "offset": number * size})
        (total,) = await self._database.read(_TOTAL)
        return Page(items=[_sponsor_of(row) for row in rows], number=number, size=size, total=total["total"])

    async def running(self) -> Sequence[Sponsor]:
        return [_sponsor_of(row) for row in await self._database.read(_RUNNING)]

    async def settle(self, sponsor: SponsorId, terms: Terms) -> bool:
        return bool(await self._database.write(_SETTLE, {**_row_of(terms), "sponsor": sponsor}))

    async def turn(self, sponsor: SponsorId, state: SponsorState) -> bool:
        async with self._database.transaction() as transaction:
            turned = await transaction.write(_TURN, {"sponsor": sponsor, "state": state})
            if turned and state == "ended":
                await transaction.write(_FORGET_SHARES, {"sponsor": sponsor})
        return bool(turned)

    async def tap(self, sponsor: SponsorId) -> Sponsor | None:
        rows = await self._database.write(_TAP, {"sponsor": sponsor})
        return _sponsor_of(rows[0]) if rows else None


def bodies_of(bodies: Mapping[Edition, str], placement: Placement | None) -> dict[str, str]:
    """By the names under which they are kept: those with a line have a + behind their edition's."""
    sponsored = placement.bodies.items() if placement else ()
    return dict(bodies) | {f"{edition}+": body for edition, body in sponsored}


async def placed(transaction: Transaction, sponsor: SponsorId, at: Moment) -> None:
    await transaction.write(_PLACED, {"sponsor": sponsor, "at": at})


async def share_out(transaction: Transaction, push: Row, span: Mapping[str, Value]) -> None:
    """The line of a push that has one, to the copies of this span of chats."""
    line = {**span, "sponsor": push["sponsor_id"]}
    await transaction.write(_TAKE.format(chats=_SPAN), {**line, "day": push["sponsor_day"]})
    await transaction.write(_GIVE.format(chats=_SPAN), line)


async def share_among(
    transaction: Transaction, dialect: Dialect, push: PushId, placement: Placement, *, chats: str, at: Moment
) -> None:
    """The line of a digest to its copies for `chats`, a JSON array."""
    line: Parameters = {"push": push, "sponsor": placement.sponsor}
    if await transaction.write(_CARRY, {**line, "day": placement.day}):
        among = f"delivery.chat_id {dialect.among_ids.format(':chats')}"
        told: Parameters = {**line, "chats": chats}
        await transaction.write(_TAKE.format(chats=among), {**told, "day": placement.day})
        await transaction.write(_GIVE.format(chats=among), told)
        await placed(transaction, placement.sponsor, at)


async def count_shown(transaction: Transaction, times: Mapping[SponsorId, int]) -> None:
    # In one order always, so that two that meet in PostgreSQL wait for each other instead of deadlocking.
    for sponsor, number in sorted(times.items()):
        await transaction.write(_SHOWN, {"sponsor": sponsor, "times": number})


def _row_of(terms: Terms) -> dict[str, Value]:
    return {
        "text": terms.text,
        "url": terms.url,
        "starts_at": terms.starts_at,
        "ends_at": terms.ends_at,
        "topics": json.dumps(terms.topics, ensure_ascii=False),
        "cap": terms.cap,
    }


def _sponsor_of(row: Row) -> Sponsor:
    return Sponsor(
        id=SponsorId(row["id"]),
        terms=Terms(
            text=row["text"],
            url=row["url"],
            starts_at=row["starts_at"],
            ends_at=row["ends_at"],
            topics=tuple(json.loads(row["topics"])),
            cap=row["cap"],
        ),
        state=row["state"],
        shown=row["shown"],
        taps=row["taps"],
        placed_at=row["placed_at"],
    )
