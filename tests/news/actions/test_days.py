"""Promises of delivery, kept over days of habits, edits, blocks, refusals, changes of the clock and crashes.

A seed that fails is in the test's name; KHAO_SEED=n runs that one alone, with the same course of events.
"""

import os
from datetime import UTC, datetime

import pytest

from news.moment import moment_of
from tests.news.actions.days import days_of

STARTS = (
    datetime(2026, 10, 3, tzinfo=UTC),  # Lord Howe goes to summer time
    datetime(2026, 10, 24, tzinfo=UTC),  # London leaves it
    datetime(2026, 10, 31, tzinfo=UTC),  # New York leaves it
    datetime(2027, 3, 13, tzinfo=UTC),  # New York goes to it
)
SEEDS = [int(os.environ["KHAO_SEED"])] if "KHAO_SEED" in os.environ else [1, 2, 3, 4]
LIVED = [("sqlite", seed) for seed in SEEDS] + [("postgres", seed) for seed in SEEDS[:2]]


@pytest.mark.parametrize(("database_url", "seed"), LIVED, indirect=["database_url"])
async def test_everything_is_told_once_at_a_time_its_reader_wants_and_stays_true(
    database_url: str, seed: int
) -> None:
    days = days_of(database_url, seed, moment_of(STARTS[seed % len(STARTS)]))
    try:
        await days.live(days=3, readers=12)
    except AssertionError as broken:
        raise AssertionError(f"seed {seed}: {broken}") from broken
    assert min(days.crashes, days.digests, days.cards, days.chats.edits, days.chats.deletions) > 0
