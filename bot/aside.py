"""Updates that are ours to handle although Telegram has been told that they are: rows, until it is done.

Telegram shows a bot no more than a hundred updates at once, and the next only when it has those. Whoever asks
for something behind a flood would else be seen when it is over.
"""

import json
from collections.abc import Sequence
from typing import Final

import structlog
from telegram import Bot, Update

from bot.premises import Clock
from news.moment import Moment
from news.ports import Storage

LEFT: Final = 600
"""Seconds after which another process that shares the database has left them."""

log = structlog.get_logger("khao.updates")


class Aside:
    def __init__(self, storage: Storage, bot: Bot, clock: Clock) -> None:
        self._updates = storage.updates
        self._shared = storage.shared
        self._bot = bot
        self._clock = clock

    async def put(self, updates: Sequence[Update]) -> None:
        """Raises StorageError."""
        contents = {update.update_id: update.to_json() for update in updates}
        await self._updates.put_aside(contents, self._clock())

    async def left(self) -> Sequence[Update]:
        """What was put aside by whoever is here no more."""
        now = self._clock()
        taken = await self._updates.take(Moment(now - LEFT if self._shared else now + 1), now)
        if taken:
            log.info("updates that were put aside are taken up again", updates=len(taken))
        return [Update.de_json(json.loads(content), self._bot) for content in taken.values()]

    async def drop(self, update: int) -> None:
        await self._updates.drop(update)
