from collections.abc import Mapping
from typing import Final

from news.figures import Name, PushFigures, Ranked, Report, Standing
from news.moment import Moment
from news.page import Page
from news.push import PushId
from storage import report
from storage.database import Database, Parameters, Row

# Each count of copies goes by an index that holds those alone.
_STANDING: Final = """
    SELECT
        (SELECT count(*) FROM delivery WHERE state = 'waiting') AS waiting,
        (SELECT count(*) FROM delivery WHERE state = 'kept') AS kept,
        (SELECT count(*) FROM delivery WHERE state = 'claimed') AS claimed,
        (SELECT count(*) FROM delivery WHERE state = 'uncertain') AS uncertain,
        (SELECT min(due_at) FROM delivery WHERE state = 'waiting') AS due_at,
        (SELECT held_until FROM hold WHERE chat_id = 0) AS held_until,
        (SELECT count(*) FROM push WHERE state = 'filling') AS filling,
        (SELECT count(*) FROM subscriber WHERE active = 1) AS subscribers,
        (SELECT count(*) FROM source WHERE kind = 'feed') AS feeds,
        (SELECT count(*) FROM source WHERE kind = 'feed' AND failures > 0) AS feeds_failing,
        (SELECT count(*) FROM article) AS articles
"""


class FigureRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def standing(self, now: Moment) -> Standing:
        (row,) = await self._database.read(_STANDING)
        due_at, held_until = row["due_at"], row["held_until"]
        counts = ("waiting", "kept", "claimed", "uncertain", "filling", "subscribers", "feeds", "feeds_failing")
        return Standing(
            **{name: row[name] for name in counts},
            articles=row["articles"],
            lag=0 if due_at is None else max(0, now - due_at),
            held=0 if held_until is None else max(0, held_until - now),
        )

    async def add(self, counts: Mapping[Name, int], now: Moment) -> None:
        hour = now // report.HOUR
        await self._database.write_many(
            report.ADD,
            [{"hour": hour, "name": name, "times": times} for name, times in sorted(counts.items()) if times],
        )

    async def missed(self, words: str, now: Moment) -> None:
        await self._database.write(report.MISS, {"day": now // report.DAY, "words": words})

    async def report(self, since: Moment, until: Moment, *, most: int) -> Report:
        hours = {"from_hour": since // report.HOUR, "until_hour": until // report.HOUR}
        counted = await self._database.read(report.COUNTS, {"since": since, "until": until, **hours})
        (subscribers,) = await self._database.read(report.SUBSCRIBERS)
        ranked = {"from_day": since // report.DAY, "most": most}
        return Report(
            since=since,
            until=until,
            subscribers=subscribers["total"],
            counts={(row["name"], row["hour"]): int(row["times"]) for row in counted},
            stories=await self._ranked(report.STORIES, ranked),
            topics=await self._ranked(report.TOPICS, ranked),
            missed=await self._ranked(report.MISSED, ranked),
        )

    async def pushes(self, *, number: int, size: int) -> Page[PushFigures]:
        rows = await self._database.read(report.PUSHES, {"size": size, "offset": number * size})
        (total,) = await self._database.read(report.PUSHES_TOTAL)
        items = [await self._push(row) for row in rows]
        return Page(items=items, number=number, size=size, total=total["total"])

    async def _push(self, row: Row) -> PushFigures:
        (copies,) = await self._database.read(report.COPIES, {"push": row["id"]})
        counts = ("sent", "waiting", "failed", "blocked", "stopped")
        return PushFigures(
            id=PushId(row["id"]),
            title=row["title"],
            at=row["made_at"],
            taps=int(row["taps"]),
            **{name: copies[name] for name in counts},
        )

    async def _ranked(self, sql: str, parameters: Parameters) -> list[Ranked]:
        rows = await self._database.read(sql, parameters)
        return [Ranked(name=row["name"], times=int(row["times"])) for row in rows]
