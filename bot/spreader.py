import asyncio
from contextlib import suppress
from time import monotonic
from typing import Final

import structlog

from news.errors import StorageError
from news.ports import Storage

SLICE: Final = 2000
LARGEST: Final = 8000
"""Copies made, or told of a change, in one transaction: few enough for no other write to wait long, and as many
as go with that, since every commit waits for the disk."""
_GOAL: Final = 0.02

log = structlog.get_logger("khao.spreader")


class Spreader:
    """Makes the copies of pushes, and tells those there are of a change."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._rest: asyncio.Task[None] | None = None
        self._size = SLICE

    async def spread(self) -> int:
        """A slice at once, so that there is something to send, and the rest beside the sending; its length."""
        if self._rest is not None and not self._rest.done():
            return 0
        done = await self._slice()
        if done:
            self._rest = asyncio.create_task(self._all_others(), name="spread")
        return done

    async def close(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            with suppress(asyncio.CancelledError):
                await self._rest

    async def _all_others(self) -> None:
        try:
            while await self._slice():
                pass
        except StorageError as error:
            log.warning("copies can't be made; trying again", reason=str(error))

    async def _slice(self) -> int:
        size, begun = self._size, monotonic()
        made = await self._storage.pushes.enqueue(slice_size=size)
        if made >= size:
            self._size = next_size(size, monotonic() - begun)
        return made + await self._storage.amendments.sweep(slice_size=SLICE)


def next_size(size: int, took: float) -> int:
    """Of a slice, when one of this size took so many seconds."""
    return min(LARGEST, max(SLICE, round(size * _GOAL / max(took, _GOAL / 2))))
