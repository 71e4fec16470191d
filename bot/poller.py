"""Fetches updates and hands them on, in order within a chat and in parallel across chats.

An update is confirmed to Telegram only after it was handled or put aside: one confirmed before is lost when we
are killed.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.aside import Aside
from bot.in_order import CanWait, Handle, InOrder, none_can_wait

LONG_POLL: Final = 50
PATIENCE: Final = 5.0
"""Seconds that one slow update holds up the confirming of the others; it is then finished on the side."""
AT_EASE: Final = 0.2
"""Seconds after which what is not handled is put aside, to see what else has come."""
FULL: Final = 100
"""So many updates at once are all that Telegram gives, and tell that more wait behind them."""
MOST: Final = 5000
"""So many are known at once at most."""
STOP_PATIENCE: Final = 25.0
_FIRST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 30.0

log = structlog.get_logger("khao.poller")


class Poller:
    def __init__(
        self,
        bot: Bot,
        handle: Handle,
        *,
        allowed_updates: Sequence[str],
        can_wait: CanWait = none_can_wait,
        aside: Aside | None = None,
    ) -> None:
        self._bot = bot
        self._updates = InOrder(handle, can_wait=can_wait, aside=aside)
        self._allowed_updates = list(allowed_updates)
        self._offset = 0

    async def run(self) -> None:
        """Until cancelled."""
        await self._updates.take_up()
        taking_up = asyncio.create_task(self._updates.keep_taking_up())
        try:
            await self._keep_polling()
        finally:
            taking_up.cancel()

    async def _keep_polling(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            try:
                await self._poll()
                pause = _FIRST_PAUSE
            except InvalidToken:
                log.error("Telegram no longer accepts BOT_TOKEN; @BotFather can tell why", retry_in=pause)
            except Conflict as error:
                await self._mend(error, pause)
            except TelegramError as error:
                log.warning("Telegram can't be asked for updates", reason=str(error), retry_in=pause)
            else:
                continue
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)

    async def _mend(self, conflict: Conflict, pause: float) -> None:
        """A webhook that is left over is taken away; another poller is the operator's to end."""
        if "webhook" in str(conflict).lower():
            log.warning("a webhook was set for this BOT_TOKEN; it is removed, because this bot polls")
            with suppress(TelegramError):
                await self._bot.delete_webhook()
        else:
            log.error("another process is polling with this BOT_TOKEN; stop one of them", retry_in=pause)

    async def close(self) -> None:
        """Finish what is under way, then confirm it, so that nothing is handled twice after a restart."""
        if not await self._updates.finish(patience=STOP_PATIENCE) or not self._offset:
            return  # what is not handled must come again, and brings its neighbours along
        try:
            await self._bot.get_updates(offset=self._offset, limit=1, timeout=0, read_timeout=5)
        except TelegramError as error:
            log.warning("the last updates could not be confirmed and may be answered again", reason=str(error))

    async def _poll(self) -> None:
        updates = await self._bot.get_updates(
            offset=self._offset or None,
            timeout=LONG_POLL,
            read_timeout=LONG_POLL + 10,
            allowed_updates=self._allowed_updates,
        )
        if not updates:
            return
        self._offset = updates[-1].update_id + 1
        tasks = await self._updates.start(updates)
        if not tasks:
            return
        await asyncio.wait(tasks, timeout=AT_EASE if len(updates) < FULL else 0)
        if self._updates.under_way > MOST or not await self._updates.put_aside(tasks):
            await asyncio.wait(tasks, timeout=PATIENCE)
