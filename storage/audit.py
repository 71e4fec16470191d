from dataclasses import asdict
from typing import Final

from news.audit import AuditEntry, Deed
from news.page import Page
from storage.database import Database
from storage.rows import AUDIT_ENTRY, audit_entry_of

RECORD: Final = """
    INSERT INTO audit (at, user_id, deed, subject, detail) VALUES (:at, :user_id, :deed, :subject, :detail)
"""
_LATEST: Final = f"SELECT {AUDIT_ENTRY} FROM audit ORDER BY id DESC LIMIT :size OFFSET :offset"
_TOTAL: Final = "SELECT count(*) AS total FROM audit"


class AuditRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, deed: Deed) -> None:
        await self._database.write(RECORD, asdict(deed))

    async def latest(self, *, number: int, size: int) -> Page[AuditEntry]:
        rows = await self._database.read(_LATEST, {"size": size, "offset": number * size})
        (total,) = await self._database.read(_TOTAL)
        return Page(items=[audit_entry_of(row) for row in rows], number=number, size=size, total=total["total"])
