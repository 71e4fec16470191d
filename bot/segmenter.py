from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Final, TypeVar

from bot.worker import Worker, WorkError, WorkLost
from news.article import NewArticle
from news.errors import SegmentingFailed
from news.rules.summary import plain_summary
from news.summary import Summary
from news.words import needs_dictionary, segment, summaries

Piece = TypeVar("Piece")

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
        for batch in _batches(texts, len):
            found += await self._segmented(batch)
        return found

    async def summaries(self, articles: Sequence[NewArticle]) -> Sequence[Summary]:
        """Whatever goes wrong over there, an article must not be lost for want of a summary."""
        told: list[Summary] = []
        for batch in _batches(articles, lambda article: len(article.body)):
            try:
                told += await self._worker.do(summaries, batch)
            except WorkError:
                told += map(plain_summary, batch)
        return told

    async def _segmented(self, texts: Sequence[str]) -> Sequence[tuple[str, ...]]:
        with suppress(WorkLost):  # killed from outside, most likely: no text is hard to segment
            return await self._worker.do(segment, texts)
        try:
            return await self._worker.do(segment, texts)
        except WorkLost as error:
            raise SegmentingFailed(f"a text could not be segmented: it {error}") from error


def _batches(pieces: Sequence[Piece], length: Callable[[Piece], int]) -> Iterator[Sequence[Piece]]:
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        if batch and size + length(piece) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += length(piece)
    if batch:
        yield batch
