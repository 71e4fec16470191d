"""Handles updates, in order within a chat and in parallel across chats."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

import structlog
from telegram import Update

from bot.aside import Aside
from news.errors import StorageError

Handle = Callable[[Update], Awaitable[None]]
CanWait = Callable[[Sequence[Update]], Awaitable[Sequence[bool]]]
"""Which of the updates the others need not wait for."""

AT_ONCE: Final = 32
PATIENT_AT_ONCE: Final = 2
"""Of those that can wait: enough to be quick about them, and few enough to leave the process to others."""
HELD: Final = 1.0
"""Seconds after which one that is still under way, waiting for Telegram, takes nobody's place any more."""

LOOK_EVERY: Final = 60.0

log = structlog.get_logger("khao.updates")


async def none_can_wait(updates: Sequence[Update]) -> Sequence[bool]:
    return [False] * len(updates)


class InOrder:
    def __init__(
        self, handle: Handle, *, can_wait: CanWait = none_can_wait, aside: Aside | None = None
    ) -> None:
        self._handle = handle
        self._can_wait = can_wait
        self._aside = aside
        self._put: set[int] = set()
        self._putting: asyncio.Task[bool] | None = None
        self._taken_up: set[int] = set()
        self._last_in_chat: dict[int, asyncio.Task[None]] = {}
        self._under_way: dict[asyncio.Task[None], Update] = {}
        self._places = {False: asyncio.Semaphore(AT_ONCE), True: asyncio.Semaphore(PATIENT_AT_ONCE)}

    @property
    def under_way(self) -> int:
        return len(self._under_way)

    async def start(self, updates: Sequence[Update]) -> Sequence[asyncio.Task[None]]:
        """Each has its turn when those of the same chat before it are handled, and there is a place for it."""
        updates = [update for update in updates if update.update_id not in self._taken_up]
        patient = await self._can_wait(updates)
        return [self._start(update, can_wait) for update, can_wait in zip(updates, patient, strict=True)]

    async def take_up(self) -> None:
        """What others had put aside."""
        if self._aside is not None:
            left = [one for one in await self._aside.left() if one.update_id not in self._put]
            self._put |= {one.update_id for one in left}
            await self.start(left)
            self._taken_up |= self._put  # Telegram may not have heard that they are ours

    async def keep_taking_up(self) -> None:
        """Until cancelled: of several processes one may end while the others go on."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                await self.take_up()
            except StorageError as error:
                log.warning("what was put aside can't be looked at", reason=str(error))

    async def put_aside(self, tasks: Sequence[asyncio.Task[None]]) -> bool:
        """Those not handled yet; whether Telegram may be told that all of them are."""
        waiting = {task: self._under_way[task] for task in tasks if task in self._under_way}
        if not waiting or self._aside is None:
            return not waiting
        # A stop in the middle would leave rows of what is handled meanwhile, which would be handled again.
        self._putting = asyncio.create_task(self._put_all(self._aside, waiting))
        return await asyncio.shield(self._putting)

    async def _put_all(self, aside: Aside, waiting: Mapping[asyncio.Task[None], Update]) -> bool:
        try:
            await aside.put(list(waiting.values()))
        except StorageError as error:
            log.warning("updates can't be put aside", reason=str(error))
            return False
        self._put |= {update.update_id for task, update in waiting.items() if not task.done()}
        for task, update in waiting.items():
            if update.update_id not in self._put and task.done():
                await aside.drop(update.update_id)
        return True

    async def finish(self, *, patience: float) -> bool:
        """Wait for what is under way, `patience` seconds at most; whether all of it is done."""
        if to_end := {*self._under_way, *((self._putting,) if self._putting else ())}:
            await asyncio.wait(to_end, timeout=patience)
        return not self._under_way

    def _start(self, update: Update, can_wait: bool) -> asyncio.Task[None]:  # noqa: FBT001 - one of two places
        chat = update.effective_chat
        key = chat.id if chat else -update.update_id
        task = asyncio.create_task(self._after(self._last_in_chat.get(key), update, self._places[can_wait]))
        self._last_in_chat[key] = task
        self._under_way[task] = update

        def done(finished: asyncio.Task[None]) -> None:
            del self._under_way[finished]
            if not finished.cancelled() and (error := finished.exception()):
                log.error("an update could not be handled", exc_info=error)
            if self._last_in_chat.get(key) is finished:
                del self._last_in_chat[key]

        task.add_done_callback(done)
        return task

    async def _after(
        self, earlier: asyncio.Task[None] | None, update: Update, place: asyncio.Semaphore
    ) -> None:
        if earlier is not None:
            await asyncio.wait((earlier,))
        async with place:
            handling = asyncio.ensure_future(self._handle(update))
            try:
                await asyncio.wait((handling,), timeout=HELD)
            except asyncio.CancelledError:
                handling.cancel()
                raise
        try:
            await handling
        except Exception:
            await self._drop(update)
            raise
        await self._drop(update)

    async def _drop(self, update: Update) -> None:
        """Handled, be it with an error; whoever is only cut off leaves it aside."""
        if self._aside is not None and update.update_id in self._put:
            self._put.discard(update.update_id)
            await self._aside.drop(update.update_id)
