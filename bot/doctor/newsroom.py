"""The database, and what it says of feeds and copies."""

from collections.abc import AsyncIterator, Sequence
from typing import Final

from bot.doctor.finding import Finding, hint, ill, well
from bot.doctor.places import MOST
from bot.logs import redact
from news.errors import StorageError
from news.moment import Moment
from news.ports import Storage
from news.source import Source
from news.subscriber import Subscriber
from storage import check, open_storage

_LITTLE: Final = 1_000_000_000
_TOO_LITTLE: Final = 100_000_000
_SILENCE: Final = 7 * 86_400
_MOST_FEEDS: Final = 500


async def newsroom_findings(url: str, now: Moment) -> AsyncIterator[Finding]:
    try:
        checkup = await check(url)
    except StorageError as error:
        yield ill(
            f"the database can't be worked with: {redact(str(error))}", "mend what it says, or DATABASE_URL"
        )
        return
    if checkup.free is not None and checkup.free < _LITTLE:
        told = f"{checkup.free // 1_000_000} MB are free on the database's disk"
        mend = "make room before it is full"
        yield ill(told, mend) if checkup.free < _TOO_LITTLE else hint(told, mend)
    if checkup.behind is None:
        yield hint("there is no database yet", "khao run makes it")
        return
    if checkup.behind:
        yield hint(f"the database lacks {checkup.behind} migrations", "khao migrate, or khao run, applies them")
        return
    yield well("the database can be read and written, and is up to date")
    storage = await open_storage(url)
    try:
        async for finding in _rows(storage, now):
            yield finding
    finally:
        await storage.close()


async def connected(url: str) -> Sequence[Subscriber]:
    """Groups and channels that get the news; none where there is no database that can be read as it is."""
    try:
        checkup = await check(url)
        if checkup.behind is None or checkup.behind:
            return ()
        storage = await open_storage(url)
    except StorageError:
        return ()  # which is told where the database is looked at
    try:
        return await storage.places.all(limit=MOST)
    finally:
        await storage.close()


async def _rows(storage: Storage, now: Moment) -> AsyncIterator[Finding]:
    page = await storage.feeds.list(number=0, size=_MOST_FEEDS)
    if not page.items:
        yield hint("no source is followed", "put a feed into FEEDS, or add one with /feeds")
    for source in page.items:
        if (finding := _feed(source, now)) is not None:
            yield finding
    if page.items:
        yield well(f"{page.total} sources are followed")
    standing = await storage.figures.standing(now)
    if standing.uncertain:
        yield hint(
            f"{standing.uncertain} copies may or may not have arrived, and were not repeated",
            "`khao uncertain` lists them; ON_UNCERTAIN=repeat sends such copies again",
        )
    if standing.held:
        yield hint(
            f"Telegram holds broadcasts for {standing.held} seconds more", "lower SEND_RATE if this is often so"
        )


def _feed(source: Source, now: Moment) -> Finding | None:
    name = redact(source.title or source.url)
    if source.paused:
        return None
    if source.failures:
        return ill(
            f"{name} can't be read: {redact(source.last_error)}",
            "mend its address with /feeds, or pause it there",
        )
    if source.last_success is not None and now - source.last_success > _SILENCE:
        days = (now - source.last_success) // 86_400
        return hint(f"{name} has not been read for {days} days", "is khao run running?")
    return None
