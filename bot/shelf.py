from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from news.delivery import Delivery, MessageId
from news.edition import Edition
from news.ports import Pushes
from news.push import PushId
from news.subscriber import ChatId

KEPT: Final = 64


class Shelf:
    """Bodies in use, so that each is fetched once for many copies."""

    def __init__(self, pushes: Pushes) -> None:
        self._pushes = pushes
        self._bodies: dict[tuple[PushId, Edition, int], bytes] = {}
        self._sponsored: dict[tuple[PushId, Edition, int], bytes | None] = {}
        self._follow_ups: dict[PushId, bool] = {}

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

    async def dressed(self, copy: Delivery) -> tuple[Delivery, bytes]:
        """A copy and its body. Only one that is new in its chat has a sponsor, while there is a line."""
        if copy.sponsor is None:
            return copy, await self.body(copy)
        body = await self._sponsored_body(copy) if copy.message_id is None else None
        if body is None:
            copy = replace(copy, sponsor=None)
            body = await self.body(copy)
        return copy, body

    async def _sponsored_body(self, copy: Delivery) -> bytes | None:
        key = (copy.push_id, copy.edition, copy.version)
        if key not in self._sponsored:
            body = await self._pushes.sponsored_body(copy.push_id, copy.edition)
            if len(self._sponsored) >= KEPT:
                self._sponsored.clear()
            self._sponsored[key] = None if body is None else body.encode()
        return self._sponsored[key]

    async def answering(self, copies: Sequence[Delivery]) -> Sequence[Delivery]:
        """The same; those of a follow-up answer the copy of the earlier article where their chat has it."""
        followed: dict[PushId, Mapping[ChatId, MessageId]] = {}
        for push in {copy.push_id for copy in copies}:
            if await self._is_follow_up(push):
                chats = [copy.chat_id for copy in copies if copy.push_id == push]
                followed[push] = await self._pushes.earlier(push, chats)
        if not followed:
            return copies
        return [replace(copy, answers=followed.get(copy.push_id, {}).get(copy.chat_id)) for copy in copies]

    async def _is_follow_up(self, push: PushId) -> bool:
        known = self._follow_ups.get(push)
        if known is None:
            known = await self._pushes.is_follow_up(push)
            if len(self._follow_ups) >= KEPT:
                self._follow_ups.clear()
            self._follow_ups[push] = known
        return known
