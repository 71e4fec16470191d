"""Asks the hubs that sources name to tell us of news, before what was agreed ends, or to tell us no more."""

import asyncio
from collections.abc import Awaitable, Callable
from random import Random
from typing import Final

import structlog

from bot.premises import Premises
from bot.sources.fetcher import Fetcher
from bot.sources.shown import shown
from news.errors import FeedUnreachable
from news.moment import Moment
from news.rules.backoff import backoff
from news.rules.hook import Hooks, callback_of, place_of, secret_of
from news.source import Lease

AT_ONCE: Final = 8
PATIENCE: Final = 600
"""Seconds for a hub to ask back whether we meant it."""
LASTING: Final = 10 * 86_400

log = structlog.get_logger("khao.hubs")


def lessee(premises: Premises, hooks: Hooks, fetcher: Fetcher) -> Callable[[], Awaitable[None]]:
    hubs, random = premises.newsroom.storage.hubs, Random()  # noqa: S311 - jitter keeps no secret

    async def tick() -> None:
        now = premises.clock()
        claimed = Moment(now + PATIENCE)
        due = await hubs.claim_due(now, place=place_of(hooks), until=claimed, limit=AT_ONCE)
        await asyncio.gather(*(ask(lease, now, claimed) for lease in due))

    async def ask(lease: Lease, now: Moment, claimed: Moment) -> None:
        asked_for = None
        try:
            await fetcher.post(lease.hub.url, _form(hooks, lease))
        except FeedUnreachable as error:
            reason, asked_for = str(error), error.retry_after
            log.warning("a hub could not be asked", hub=shown(lease.hub.url), reason=reason)
        else:
            reason = f"{shown(lease.hub.url)} didn't ask back" if lease.tries else ""
        pause = backoff(lease.tries + 1, base=PATIENCE, jitter=random.random(), asked=asked_for)
        await hubs.put_off(lease.id, claimed=claimed, next_at=Moment(now + pause), reason=reason)

    return tick


def _form(hooks: Hooks, lease: Lease) -> dict[str, str]:
    about = {
        "hub.mode": "subscribe" if lease.wanted else "unsubscribe",
        "hub.topic": lease.hub.topic,
        "hub.callback": callback_of(hooks, lease.source_id),
    }
    if not lease.wanted:
        return about
    return about | {"hub.secret": secret_of(hooks, lease.source_id), "hub.lease_seconds": str(LASTING)}
