import asyncio

import pytest

from bot.ticks import Ticks


async def test_a_tick_under_way_is_finished_before_the_stop(caplog: pytest.LogCaptureFixture) -> None:
    begun, may_end = asyncio.Event(), asyncio.Event()
    finished = []

    async def tick() -> None:
        begun.set()
        await may_end.wait()
        finished.append("whole")

    ticks = Ticks()
    ticks.every(0.001, tick, name="slow")
    ticks.start()
    await begun.wait()
    stopping = asyncio.create_task(ticks.stop())
    await asyncio.sleep(0.01)
    may_end.set()
    await stopping
    assert finished == ["whole"]
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_nothing_ticks_after_the_stop() -> None:
    counted = []
    begun = asyncio.Event()

    async def tick() -> None:
        counted.append(1)
        begun.set()

    ticks = Ticks()
    ticks.every(0.001, tick, name="quick")
    ticks.start()
    await begun.wait()
    await ticks.stop()
    before = len(counted)
    await asyncio.sleep(0.02)
    assert len(counted) == before


async def test_what_never_began_can_be_stopped() -> None:
    await Ticks().stop()
