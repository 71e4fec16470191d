"""Brings one copy to its chat, or up to date there, and says what came of it."""

from collections.abc import Callable

from bot.call import NoAnswer, NotSent
from bot.outcome import outcome_of
from bot.photo import NO_TEXT, as_caption, as_media, is_photo
from bot.revised import deleted, edited
from bot.transport import Transport
from news.delivery import Delivery, Lost, Outcome
from news.rules.deed import Deed


class Courier:
    def __init__(
        self,
        transport: Transport,
        *,
        api_url: str,
        token: str,
        paid: bool,
        told: Callable[[Outcome], None] = lambda _: None,
    ) -> None:
        """`told` hears of every outcome."""
        self._transport = transport
        self._url = f"{api_url}/bot{token}/"
        self._told = told
        self._common = b',"allow_paid_broadcast":true' if paid else b""

    async def perform(self, deed: Deed, delivery: Delivery, body: bytes) -> Outcome:
        """`body` is a JSON object; only what differs from copy to copy is added to it."""
        outcome = await self._performed(deed, delivery, body)
        self._told(outcome)
        return outcome

    async def _performed(self, deed: Deed, delivery: Delivery, body: bytes) -> Outcome:
        try:
            match deed:
                case "send":
                    return await self._send(delivery, body)
                case "edit":
                    return await self._edit(delivery, body)
                case "delete":
                    return await self._delete(delivery)
        except NotSent as error:
            return Lost(str(error), may_have_arrived=False)
        except NoAnswer as error:
            return Lost(str(error), may_have_arrived=True)

    async def _send(self, delivery: Delivery, body: bytes) -> Outcome:
        sound = b',"disable_notification":true' if delivery.silent else b""
        thread = b',"message_thread_id":%d' % delivery.thread_id if delivery.thread_id else b""
        extras = thread + sound + _answering(delivery) + self._common
        payload = b'%b,"chat_id":%d%b}' % (body[:-1], delivery.chat_id, extras)
        method = "sendPhoto" if is_photo(body) else "sendMessage"
        return outcome_of(*await self._post(method, payload))

    async def _edit(self, delivery: Delivery, body: bytes) -> Outcome:
        assert delivery.message_id is not None
        spot = b',"chat_id":%d,"message_id":%d}' % (delivery.chat_id, delivery.message_id)
        if is_photo(body):
            answer = await self._post("editMessageMedia", as_media(body)[:-1] + spot)
        else:
            answer = await self._post("editMessageText", body[:-1] + spot)
            if NO_TEXT in answer[1]:
                answer = await self._post("editMessageCaption", as_caption(body)[:-1] + spot)
        return edited(*answer, delivery.message_id)

    async def _delete(self, delivery: Delivery) -> Outcome:
        assert delivery.message_id is not None
        payload = b'{"chat_id":%d,"message_id":%d}' % (delivery.chat_id, delivery.message_id)
        return deleted(*await self._post("deleteMessage", payload))

    async def _post(self, method: str, payload: bytes) -> tuple[int, bytes]:
        return await self._transport.post_copy(self._url + method, payload)


def _answering(delivery: Delivery) -> bytes:
    """The earlier message may be gone, which is no reason to keep the news back."""
    if delivery.answers is None:
        return b""
    return b',"reply_parameters":{"message_id":%d,"allow_sending_without_reply":true}' % delivery.answers
