"""How fast copies may leave: evenly, a little below Telegram's limits."""

import asyncio
from collections.abc import Callable
from typing import Final

PRIVATE_INTERVAL: Final = 1.05
GROUP_INTERVAL: Final = 3.1
_SLOWEST: Final = 1.0
_REFUSED_FACTOR: Final = 0.93
_RECOVERY: Final = 1.0002
"""A copy's step back towards the full rate: about an hour at 29 a second from half of it."""
_MOST_CHATS: Final = 20_000


class Pacer:
    """Spaces broadcasts by the virtual-scheduling form of GCRA, over all chats and within each.

    Copies leave at even distances and never in a burst, so no second sees more than the rate.
    """

    def __init__(self, rate: float, *, clock: Callable[[], float]) -> None:
        """`rate` is in messages a second; `clock` is monotonic."""
        self._full_rate = rate
        self._rate = rate
        self._clock = clock
        self._next = 0.0
        self._frozen_until = 0.0
        self._next_in_chat: dict[int, float] = {}

    @property
    def rate(self) -> float:
        return self._rate

    async def slot(self, chat_id: int) -> None:
        """Return when a copy for the chat may leave."""
        await self._sleep_until(self._reserve_in_chat(chat_id))
        while True:
            await self._sleep_until(self._reserve())
            if self._clock() >= self._frozen_until:
                return

    def freeze(self, seconds: float) -> None:
        """Telegram has refused a copy for haste: nothing leaves for so long, and less fast afterwards."""
        self._frozen_until = max(self._frozen_until, self._clock() + seconds)
        self._rate = max(_SLOWEST, self._rate * _REFUSED_FACTOR)

    def arrived(self) -> None:
        self._rate = min(self._full_rate, self._rate * _RECOVERY)

    def _reserve(self) -> float:
        at = max(self._next, self._clock(), self._frozen_until)
        self._next = at + 1 / self._rate
        return at

    def _reserve_in_chat(self, chat_id: int) -> float:
        now = self._clock()
        if len(self._next_in_chat) > _MOST_CHATS:
            self._next_in_chat = {chat: at for chat, at in self._next_in_chat.items() if at > now}
        at = max(self._next_in_chat.get(chat_id, 0.0), now)
        self._next_in_chat[chat_id] = at + (GROUP_INTERVAL if chat_id < 0 else PRIVATE_INTERVAL)
        return at

    async def _sleep_until(self, at: float) -> None:
        if (wait := at - self._clock()) > 0:
            await asyncio.sleep(wait)
