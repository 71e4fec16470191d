from collections.abc import AsyncIterator

import pytest

from bot import pacer, worker_main
from bot.worker import Worker
from playground import Telegram, serve
from tests.box import Box
from tests.newspaper import Newspaper
from tests.wordpress import WordPress

HASTE = 20
"""Times as many messages as usual for one chat, on both sides of the wire: talks take seconds, not minutes."""


@pytest.fixture
def haste(monkeypatch: pytest.MonkeyPatch) -> None:
    for interval in ("PRIVATE_INTERVAL", "GROUP_INTERVAL"):
        monkeypatch.setattr(pacer, interval, getattr(pacer, interval) / HASTE)


@pytest.fixture
def work_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of work are packed and unpacked as ever, but done here: a process costs more than most tests."""

    async def finished(worker: Worker, request: bytes) -> bytes:
        worker._refuse_if_closed()
        return worker_main.answer(request)

    monkeypatch.setattr(Worker, "_finished", finished)


@pytest.fixture
async def box(database_url: str, haste: None, work_at_hand: None) -> AsyncIterator[Box]:
    """Once on each database."""
    telegram, newspaper, wordpress = Telegram(), Newspaper(), WordPress()
    telegram.limits.private_rate *= HASTE
    telegram.limits.group_per_minute *= HASTE
    telegram.limits.edit_rate *= HASTE
    routes = [*newspaper.routes(), *wordpress.routes()]
    async with serve(telegram, extra_routes=routes) as server:
        yield Box(
            telegram=telegram,
            newspaper=newspaper,
            wordpress=wordpress,
            url=server.url,
            database_url=database_url,
        )
