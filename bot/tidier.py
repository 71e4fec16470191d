from collections.abc import Callable
from time import monotonic
from typing import Final

from news.ports import Index

TIDY_EVERY: Final = 60
"""Seconds from one tick to the next."""
_STRETCH: Final = 0.5
"""Seconds of a tick that are used."""
_FIRST_WHOLE: Final = 3_600
_WHOLE_EVERY: Final = 86_400
"""Seconds: all of a million articles is half a minute of work, and half a gigabyte to be written."""


class Tidier:
    """Merges what the index has written apart, in steps that keep no other write waiting."""

    def __init__(self, index: Index, *, clock: Callable[[], float] = monotonic) -> None:
        self._index = index
        self._clock = clock
        self._whole_at = clock() + _FIRST_WHOLE

    async def tick(self) -> None:
        end = self._clock() + _STRETCH
        while await self._step() and self._clock() < end:
            pass

    async def _step(self) -> bool:
        whole = self._clock() >= self._whole_at
        if whole:
            self._whole_at = self._clock() + _WHOLE_EVERY
        return await self._index.tidy(whole=whole)
