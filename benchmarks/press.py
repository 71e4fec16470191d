"""Stories that come into being in the database, as if a feed had just been read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import time
from typing import Final

from news.moment import Moment
from news.ports import Storage
from news.source import Source
from storage import open_storage
from tests.storage.newsroom import filing, followed, look

TITLE: Final = "Title of {}"


class Press:
    def __init__(self, storage: Storage, source: Source) -> None:
        self._storage = storage
        self._source = source
        self.titles: list[str] = []

    @classmethod
    @asynccontextmanager
    async def opened(cls, url: str) -> AsyncIterator["Press"]:
        storage = await open_storage(url)
        try:
            yield cls(storage, await followed(storage))
        finally:
            await storage.close()

    async def publish(self, now: Moment | None = None) -> None:
        key, now = str(len(self.titles) + 1), now or Moment(int(time()))
        await self._storage.sources.store(look(self._source.id, filing(key, push_at=now), at=now))
        self.titles.append(TITLE.format(key))
