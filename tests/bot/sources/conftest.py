import ssl
from collections.abc import AsyncIterator

import pytest

from bot.sources import Fetcher


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    fetcher = Fetcher(allow_private=True, deadline=5, ssl_context=ssl.create_default_context())
    yield fetcher
    await fetcher.close()
