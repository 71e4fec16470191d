"""Handles updates, in order within a chat and in parallel across chats."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram import Update

Handle = Callable[[Update], Awaitable[None]]

log = structlog.get_logger("khao.updates")


class InOrder:
    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._last_in_chat: dict[int, asyncio.Task[None]] = {}
        self._under_way: set[asyncio.Task[None]] = set()

    def start(self, update: Update) -> asyncio.Task[None]:
        """Its turn comes when those of the same chat before it are handled."""
        chat = update.effective_chat
        key = chat.id if chat else -update.update_id
        task = asyncio.create_task(self._after(self._last_in_chat.get(key), update))
        self._last_in_chat[key] = task
        self._under_way.add(task)

        def done(finished: asyncio.Task[None]) -> None:
            self._under_way.discard(finished)
            if not finished.cancelled() and (error := finished.exception()):
                log.error("an update could not be handled", exc_info=error)
            if self._last_in_chat.get(key) is finished:
                del self._last_in_chat[key]

        task.add_done_callback(done)
        return task

    async def finish(self, *, patience: float) -> bool:
        """Wait for what is under way, `patience` seconds at most; whether all of it is done."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=patience)
        return not self._under_way

    async def _after(self, earlier: asyncio.Task[None] | None, update: Update) -> None:
        if earlier is not None:
            await asyncio.wait((earlier,))
        await self._handle(update)
