import ssl
from collections.abc import AsyncIterator

import pytest

from bot.sources.fetcher import Fetcher
from bot.worker import Worker


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    fetcher = Fetcher(allow_private=True, deadline=5, ssl_context=ssl.create_default_context())
    yield fetcher
    await fetcher.close()


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    worker = Worker(deadline=20)
    yield worker
    await worker.close()


@pytest.fixture
async def lame() -> AsyncIterator[Worker]:
    """A worker whose process ends at once."""
    worker = Worker(deadline=20, main=("-c", "raise SystemExit"))
    yield worker
    await worker.close()
