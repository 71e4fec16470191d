from typing import Final

from news.figures import Standing
from news.moment import Moment
from storage.database import Database

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
        (SELECT count(*) FROM source WHERE kind <> 'own') AS feeds,
        (SELECT count(*) FROM source WHERE kind <> 'own' AND failures > 0) AS feeds_failing,
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
