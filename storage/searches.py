from typing import Final

from news.ports import SearchId
from storage.database import Database
from storage.text import digest_of

_FIND: Final = "SELECT id FROM search WHERE digest = :digest"
_KEEP: Final = """
    INSERT INTO search (digest, words) VALUES (:digest, :words)
    ON CONFLICT (digest) DO UPDATE SET words = excluded.words
    RETURNING id
"""
_GET: Final = "SELECT words FROM search WHERE id = :search"


class SearchRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, words: str) -> SearchId:
        digest = digest_of(words)
        # Most searches are pages of one that is kept already: a read costs no fsync.
        rows = await self._database.read(_FIND, {"digest": digest})
        if not rows:
            rows = await self._database.write(_KEEP, {"digest": digest, "words": words})
        return SearchId(rows[0]["id"])

    async def get(self, search: SearchId) -> str | None:
        rows = await self._database.read(_GET, {"search": search})
        return str(rows[0]["words"]) if rows else None
