import os
import signal
from collections.abc import AsyncIterator

import pytest

from bot.segmenter import WorkerSegmenter
from bot.worker import Worker
from news.errors import SegmentingFailed
from news.words import segment
from tests.bot import pieces


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    worker = Worker(deadline=20)
    yield worker
    await worker.close()


@pytest.fixture
async def lame() -> AsyncIterator[Worker]:
    worker = Worker(deadline=20, main=("-c", "raise SystemExit"))
    yield worker
    await worker.close()


async def test_thai_is_segmented_by_the_worker(worker: Worker) -> None:
    words = await WorkerSegmenter(worker).words(["แบตเตอรี่ชาร์จเร็ว", "", "AI"])
    assert words == [("แบตเตอรี่", "ชาร์จ", "เร็ว"), (), ("ai",)]


async def test_a_short_text_without_thai_needs_no_worker(lame: Worker) -> None:
    assert await WorkerSegmenter(lame).words(["Fast charging, ๒๕๖๙"]) == [("fast", "charging", "2569")]


async def test_a_long_text_goes_to_the_worker_whatever_its_script(lame: Worker) -> None:
    with pytest.raises(SegmentingFailed, match="it ended its worker"):
        await WorkerSegmenter(lame).words(["fast " * 1000])


async def test_many_texts_come_back_in_their_order(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.segmenter._BATCH", 20)
    texts = [f"ข่าว {number} " * (number % 5) for number in range(30)]
    assert await WorkerSegmenter(worker).words(texts) == segment(texts)
    assert await WorkerSegmenter(worker).words([]) == []


async def test_a_worker_that_was_killed_costs_a_reader_nothing(worker: Worker) -> None:
    os.kill(await worker.do(pieces.pid), signal.SIGKILL)
    assert await WorkerSegmenter(worker).words(["ข่าว"]) == [("ข่าว",)]
