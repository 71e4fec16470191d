"""Stopped by a signal at any moment and started again: nothing lost, nothing twice."""

import asyncio
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from playground import Telegram
from tests.bot.khao import running
from tests.box import Box

READERS = 60


def settings(box: Box, **changes: str) -> dict[str, str]:
    wanted = {
        "BOT_TOKEN": box.telegram.token,
        "TELEGRAM_API_URL": box.url,
        "DATABASE_URL": box.database_url,
        "FEEDS": f"{box.url}/paper/feed",
        "FEED_EVERY": "1",
        "PUSH_DELAY": "0",
        "SEND_RATE": "60",
        "ALLOW_PRIVATE_ADDRESSES": "true",
    }
    return wanted | changes


def copies(telegram: Telegram, title: str) -> Counter[int]:
    return Counter(
        entry.parameters["chat_id"]
        for entry in telegram.log
        if entry.method == "sendMessage" and entry.status == 200 and title in str(entry.parameters["text"])
    )


async def one_more_copy(box: Box) -> None:
    before = len(copies(box.telegram, "ข่าวระหว่างทาง"))
    if before < READERS:
        await box.telegram.until(lambda: len(copies(box.telegram, "ข่าวระหว่างทาง")) > before)


@pytest.mark.parametrize("seed", [1])
async def test_a_broadcast_stopped_again_and_again_reaches_everybody_once(
    box: Box, tmp_path: Path, seed: int
) -> None:
    random = Random(seed)
    box.telegram.latency = 0.05
    box.telegram.limits.overall_rate = 1000
    readers = [box.telegram.person(first_name="มะลิ", language_code="th") for _ in range(READERS)]
    for reader in readers:
        reader.say("/start")
    async with running(tmp_path, settings(box)):
        await box.telegram.until(lambda: all(reader.received for reader in readers), timeout=20)
        await box.backlog_read()
        box.newspaper.publish("ข่าวระหว่างทาง")
        await box.telegram.until(lambda: bool(copies(box.telegram, "ข่าวระหว่างทาง")))
        await asyncio.sleep(random.uniform(0, 0.3))
    for _ in range(2):
        async with running(tmp_path, settings(box)):
            await one_more_copy(box)
            await asyncio.sleep(random.uniform(0, 0.3))
    async with running(tmp_path, settings(box)):
        await box.telegram.until(lambda: len(copies(box.telegram, "ข่าวระหว่างทาง")) == READERS, timeout=20)
    assert copies(box.telegram, "ข่าวระหว่างทาง") == {reader.id: 1 for reader in readers}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_words_said_while_the_bot_is_away_are_answered_once_it_is_back(box: Box, tmp_path: Path) -> None:
    reader = box.telegram.person(first_name="มะลิ", language_code="th")
    async with running(tmp_path, settings(box)):
        reader.say("/start")
        await reader.reads(lambda message: "สวัสดี" in message["text"])
    reader.say("/help")
    async with running(tmp_path, settings(box)):
        await reader.reads(lambda message: "/latest" in message["text"])
    async with running(tmp_path, settings(box)):
        reader.say("/latest")
        await reader.reads(lambda message: "ข่าวล่าสุด" in message["text"])
    assert len(reader.received) == 3
