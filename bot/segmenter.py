from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

from bot.worker import Worker, WorkLost
from news.errors import SegmentingFailed
from news.words import needs_dictionary, segment

_AT_HAND: Final = 2000
"""Characters that are segmented on the spot: a tenth of the time that a step on the event loop may take."""
_BATCH: Final = 100_000
"""Characters of a request: what comes back for it is unpacked on the event loop, in some 5 ms."""


class WorkerSegmenter:
    """Segments on a worker, which has the dictionary, what is Thai or long; the rest on the spot."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    async def words(self, texts: Sequence[str]) -> Sequence[tuple[str, ...]]:
        if sum(map(len, texts)) <= _AT_HAND and not any(map(needs_dictionary, texts)):
            return segment(texts)
        found: list[tuple[str, ...]] = []
        for batch in _batches(texts):
            found += await self._segmented(batch)
        return found

    async def _segmented(self, texts: Sequence[str]) -> Sequence[tuple[str, ...]]:
        with suppress(WorkLost):  # killed from outside, most likely: no text is hard to segment
            return await self._worker.do(segment, texts)
        try:
            return await self._worker.do(segment, texts)
        except WorkLost as error:
            raise SegmentingFailed(f"a text could not be segmented: it {error}") from error


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch
