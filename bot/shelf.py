from typing import Final

from news.delivery import Delivery
from news.edition import Edition
from news.ports import Pushes
from news.push import PushId

KEPT: Final = 64


class Shelf:
    """Bodies in use, so that each is fetched once for many copies."""

    def __init__(self, pushes: Pushes) -> None:
        self._pushes = pushes
        self._bodies: dict[tuple[PushId, Edition, int], bytes] = {}

    async def body(self, delivery: Delivery) -> bytes:
        """Of the copy's version, or of a newer one."""
        key = (delivery.push_id, delivery.edition, delivery.version)
        body = self._bodies.get(key)
        if body is None:
            body = (await self._pushes.body(delivery.push_id, delivery.edition)).encode()
            if len(self._bodies) >= KEPT:
                self._bodies.clear()
            self._bodies[key] = body
        return body
