from collections.abc import Mapping, Sequence

from news.moment import Moment
from news.team import UserId
from storage.database import Database
from storage.personal import PERSONAL


class PrivacyRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self, user: UserId) -> Mapping[str, Sequence[Mapping[str, object]]]:
        found = {}
        for table, personal in PERSONAL.items():
            rows = await self._database.read(personal.export, {"user": user})
            if rows:
                found[table] = [dict(row) for row in rows]
        return found

    async def forget(self, user: UserId, *, pseudonym: int, now: Moment) -> None:
        parameters = {"user": user, "pseudonym": pseudonym, "now": now}
        async with self._database.transaction() as transaction:
            for personal in PERSONAL.values():
                for statement in personal.forget:
                    await transaction.write(statement, parameters)
