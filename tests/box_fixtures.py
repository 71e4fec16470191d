from collections.abc import AsyncIterator

import pytest

from playground import Telegram, serve
from tests.box import Box
from tests.newspaper import Newspaper


@pytest.fixture
async def box(database_url: str) -> AsyncIterator[Box]:
    """Once on each database."""
    telegram, newspaper = Telegram(), Newspaper()
    async with serve(telegram, extra_routes=newspaper.routes()) as server:
        yield Box(telegram=telegram, newspaper=newspaper, url=server.url, database_url=database_url)
