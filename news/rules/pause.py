"""How long a reader was away, by the last they wrote or pressed."""

from typing import Final

from news.moment import Moment
from news.subscriber import Subscriber

LONG: Final = 3 * 86_400
"""Seconds without a word, for whoever gets the news: it may have been read without one."""
LONG_WITHOUT_NEWS: Final = 86_400
NOTED: Final = 3600
"""Seconds for which one sign of life stands for all."""


def away_since(reader: Subscriber, now: Moment) -> Moment | None:
    """None for a short pause, or one of which nothing is known."""
    known = [moment for moment in (reader.seen_at, reader.left_at) if moment is not None]
    if not known:
        return None
    since, long = max(known), LONG if reader.active else LONG_WITHOUT_NEWS
    return since if now - since >= long else None


def is_to_note(reader: Subscriber, now: Moment) -> bool:
    """Whether it is worth a write that the reader is here."""
    return reader.place is None and (reader.seen_at is None or now - reader.seen_at >= NOTED)
