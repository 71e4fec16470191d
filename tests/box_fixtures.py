from collections.abc import AsyncIterator

import pytest

from playground import Telegram, serve
from tests.box import Box
from tests.newspaper import Newspaper
from tests.wordpress import WordPress


@pytest.fixture
async def box(database_url: str) -> AsyncIterator[Box]:
    """Once on each database."""
    telegram, newspaper, wordpress = Telegram(), Newspaper(), WordPress()
    routes = [*newspaper.routes(), *wordpress.routes()]
    async with serve(telegram, extra_routes=routes) as server:
        yield Box(
            telegram=telegram,
            newspaper=newspaper,
            wordpress=wordpress,
            url=server.url,
            database_url=database_url,
        )
