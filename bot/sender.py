"""Brings copies to their readers: claims them, waits for a slot, sends them, writes down what came of it."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from random import Random
from typing import Final, Literal
from uuid import uuid4

import structlog

from bot.courier import Courier
from bot.doubt import Doubt
from bot.pacer import Lane, Pacer
from bot.shelf import Shelf
from bot.spreader import Spreader
from news.actions.settle import Attempt, settle
from news.delivery import Arrived, ClaimToken, Dead, Delivery, Flooded, Mark, Outcome, Refused, Retry, Uncertain
from news.errors import StorageError
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.deed import deed_for
from news.rules.flood import LONG, held

LEASE: Final = 20
"""Seconds after which another sender, or this one after a crash, takes up a claimed copy."""
MARGIN: Final = 13
"""Seconds that a send and its mark may take; a copy with less of its lease left is not sent any more."""
BATCH: Final = 0.09
SMALLEST_BATCH: Final = 6
"""Copies in a claim, the first in seconds' worth. The next is made when fewer wait: enough to go on with
meanwhile, and few to be stranded, or listed as uncertain, by a crash."""
GATHER: Final = 0.01
"""Seconds in which outcomes gather to be written together: each commit costs, and each copy that waits for one
would come twice after a crash."""
RATE_STEP: Final = 0.05
IDLE: Final = 0.5

log = structlog.get_logger("khao.sender")


class Sender:
    def __init__(
        self,
        newsroom: Newsroom,
        courier: Courier,
        pacer: Pacer,
        *,
        clock: Callable[[], Moment],
        random: Random,
        outgoing: asyncio.Event,
    ) -> None:
        """`outgoing` is set by whoever has made something new to send."""
        self._newsroom = newsroom
        self._courier = courier
        self._pacer = pacer
        self._clock = clock
        self._random = random
        self._token = ClaimToken(uuid4().hex)
        self._batch = max(SMALLEST_BATCH, round(pacer.rate * BATCH))
        self._shelf = Shelf(newsroom.storage.pushes)
        self._spreader = Spreader(newsroom.storage)
        self._waiting: dict[asyncio.Task[None], Delivery] = {}
        self._flying: set[asyncio.Task[None]] = set()
        self._attempts: asyncio.Queue[Attempt] = asyncio.Queue()
        self._doubt = Doubt()
        self._kept_rate = pacer.rate
        self._expired_at = Moment(0)
        self._wake = outgoing
        self._stopping = False

    async def run(self) -> None:
        """Until `stop`. What is on its way then arrives and is written down; the rest is given back."""
        async with asyncio.TaskGroup() as group:
            settling = group.create_task(self._settle(), name="settle")
            while not self._stopping:
                if not await self._step():
                    await self._pause()
            await self._give_back("the sender has stopped")
            await asyncio.gather(*self._flying)
            await self._attempts.join()
            await self._spreader.close()
            settling.cancel()

    def stop(self) -> None:
        self._stopping = True
        self._wake.set()

    async def _step(self) -> int:
        """One round of enqueueing and claiming; how much there was to do."""
        try:
            if await self._newsroom.storage.outbox.held_until() > self._clock():
                return await self._stand_still()
            return await self._prepare() if len(self._waiting) < self._batch else 0
        except StorageError as error:
            log.warning("the database is not answering; trying again", reason=str(error))
            return 0

    async def _stand_still(self) -> int:
        """While a flood wait holds everybody, be it ours or another sender's."""
        if self._waiting:
            await self._give_back("a flood wait")
        return await self._spreader.spread()

    async def _prepare(self) -> int:
        storage, now = self._newsroom.storage, self._clock()
        until = Moment(now + LEASE)
        # As many of both: edits leave first, and still can't keep copies waiting for long.
        stale, copies = await asyncio.gather(
            storage.outbox.claim_stale(now, token=self._token, until=until, limit=self._batch),
            storage.outbox.claim(now, token=self._token, until=until, limit=self._batch),
        )
        await self._line_up(stale, Lane.EDIT, now)
        await self._line_up(await self._shelf.answering(copies), Lane.BROADCAST, now)
        # After the claim: the sending doesn't wait for what can wait.
        if now != self._expired_at:
            await self._expire(now)
        return await self._spreader.spread() + len(stale) + len(copies)

    async def _expire(self, now: Moment) -> None:
        """Once a second at most, which is what leases are told in."""
        to: Literal["waiting", "uncertain"] = (
            "uncertain" if self._newsroom.policy.on_uncertain == "skip" else "waiting"
        )
        if expired := await self._newsroom.storage.outbox.expire(now, to=to):
            log.warning("copies were on their way when a sender stopped", copies=expired, now=to)
        self._expired_at = now

    async def _line_up(self, claimed: Sequence[Delivery], lane: Lane, now: Moment) -> None:
        # First, since one that can't be had must leave none of the claim half lined up.
        copies = [await self._shelf.dressed(delivery) for delivery in claimed]
        for delivery, body in copies:
            task = asyncio.create_task(self._deliver(delivery, body, lane, last_call=now + LEASE - MARGIN))
            self._waiting[task] = delivery
            task.add_done_callback(self._landed)

    async def _deliver(self, delivery: Delivery, body: bytes, lane: Lane, *, last_call: int) -> None:
        await self._pacer.slot(delivery.chat_id, lane)
        this = asyncio.current_task()
        assert this is not None
        del self._waiting[this]
        now = self._clock()
        if now > last_call:
            return  # another sender may take it up any moment now
        self._flying.add(this)
        if len(self._waiting) == self._batch - 1:
            self._wake.set()
        with self._pacer.flight():
            outcome = await self._courier.perform(deed_for(delivery, now), delivery, body)
        self._attempts.put_nowait((delivery, outcome))

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._waiting.pop(task, None)
        self._flying.discard(task)
        if not task.cancelled() and (error := task.exception()):
            # Its copy stays claimed, and is taken up again when the lease ends.
            log.error("a copy could not be sent", exc_info=error)

    async def _give_back(self, reason: str) -> None:
        """Copies that have not left yet go back to the outbox, as they were."""
        waiting = dict(self._waiting)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        now = self._clock()
        await self._newsroom.storage.outbox.mark(
            [Mark(delivery=d, verdict=Retry(now, d.attempts, reason)) for d in waiting.values()]
        )

    async def _pause(self) -> None:
        self._wake.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(IDLE):
                await self._wake.wait()

    async def _settle(self) -> None:
        """Outcomes that came in while the last ones were being written are written together."""
        while True:
            attempts = [await self._attempts.get()]
            await asyncio.sleep(GATHER)
            while not self._attempts.empty():
                attempts.append(self._attempts.get_nowait())
            now = self._clock()
            attempts = [(delivery, self._doubt.weighed(outcome, now)) for delivery, outcome in attempts]
            marks = await self._written(attempts)
            for (delivery, outcome), mark in zip(attempts, marks, strict=True):
                await self._learn(delivery, outcome, mark)
                self._attempts.task_done()
            await self._keep_rate()

    async def _written(self, attempts: list[Attempt]) -> list[Mark]:
        while True:
            try:
                return await settle(self._newsroom, attempts, now=self._clock(), random=self._random)
            except StorageError as error:
                # Giving up would repeat these messages after a restart; the database may come back first.
                log.warning("what was sent can't be written down; trying again", reason=str(error))
                await asyncio.sleep(1)

    async def _keep_rate(self) -> None:
        """Now and then, so that a restart doesn't run into the same refusals again."""
        rate = self._pacer.rate
        if self._pacer.remembers or abs(rate - self._kept_rate) <= RATE_STEP * self._kept_rate:
            return
        try:
            await self._newsroom.storage.outbox.learn_rate(rate)
        except StorageError as error:  # a convenience, tried again with the next copies
            log.warning("the learned rate can't be kept", reason=str(error))
        else:
            self._kept_rate = rate

    async def _learn(self, delivery: Delivery, outcome: Outcome, mark: Mark) -> None:
        match outcome:
            case Arrived():
                self._pacer.arrived()
            case Flooded():
                await self._hold(delivery, outcome)
            case Refused(reason):
                log.error("Telegram refuses a push; it goes no further", push=delivery.push_id, reason=reason)
            case _:
                pass
        match mark.verdict:
            case Dead(reason) | Uncertain(reason):
                log.info("a copy ended", push=delivery.push_id, verdict=mark.verdict, reason=reason)
            case _:
                pass

    async def _hold(self, delivery: Delivery, flood: Flooded) -> None:
        pauses = held(delivery.chat_id, flood)
        log.warning(
            "Telegram asks to wait", seconds=flood.seconds, chat=delivery.chat_id, all=pauses.get(None, 0)
        )
        if None not in pauses:
            self._pacer.refused(delivery.chat_id, Lane.BROADCAST, flood.seconds)
            return
        self._pacer.refused(delivery.chat_id, Lane.BROADCAST, pauses[None], probe=flood.seconds > LONG)
        await self._give_back("a flood wait")
