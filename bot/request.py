import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any, Final

import aiohttp
import orjson
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.call import CALL_TIMEOUT, NoAnswer, NotSent
from bot.pacer import Lane, Pacer
from bot.transport import Transport

TRIES: Final = 3
PATIENCE: Final = 60
"""Seconds of flood waits in all; after more the reader has given up, and an answer would only puzzle."""
_PAUSE: Final = 1
_FAULT: Final = 500
_FLOOD: Final = 429


class AiohttpRequest(BaseRequest):
    """python-telegram-bot's calls over our transport; its own costs ten times the CPU with many in flight.

    With a pacer it is patient: messages wait for their slot, and any call is tried again after a flood wait or
    a passing fault, since an answer that comes twice beats one that never comes. Without one, as for polling,
    the caller decides.
    """

    __slots__ = ("_pacer", "_transport")

    def __init__(self, transport: Transport, pacer: Pacer | None = None) -> None:
        self._transport = transport
        self._pacer = pacer

    @property
    def read_timeout(self) -> float:
        return CALL_TIMEOUT

    async def initialize(self) -> None:
        await self._transport.open()

    async def shutdown(self) -> None:
        """The transport is shared; whoever opened it for all closes it."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:  # noqa: ANN401 - as the base class has it
        """As the base class does, at orjson's speed; it says the same of what is no JSON."""
        try:
            return orjson.loads(payload)
        except orjson.JSONDecodeError:
            return BaseRequest.parse_json_payload(payload)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        *_timeouts: object,
        **_named_timeouts: object,
    ) -> tuple[int, bytes]:
        """One timeout over the whole call: the read timeout, which PTB sets longer for a long poll."""
        timeout = float(read_timeout) if isinstance(read_timeout, int | float) else CALL_TIMEOUT

        async def call() -> tuple[int, bytes]:
            payload, content_type = _encoded(request_data)
            try:
                return await self._transport.post(
                    url, payload, content_type=content_type, timeout=timeout, method=method
                )
            except NotSent as error:
                raise NetworkError(str(error)) from None
            except NoAnswer as error:
                raise TimedOut(str(error)) from None

        if self._pacer is None:
            return await call()
        return await _patiently(call, self._pacer, _written_to(url, request_data))


Call = Callable[[], Awaitable[tuple[int, bytes]]]


async def _patiently(call: Call, pacer: Pacer, chat_id: int | None) -> tuple[int, bytes]:
    """`chat_id` is the chat that a message is for; None for a call that sends none."""
    faults = waited = 0
    while True:
        if chat_id is not None:
            await pacer.slot(chat_id, Lane.ANSWER)
        left = monotonic()
        try:
            status, answer = await call()
        except NetworkError:
            faults += 1
            if faults == TRIES:
                raise
            await asyncio.sleep(_PAUSE)
            continue
        pacer.heard(monotonic() - left)
        if status == _FLOOD and (waited := waited + _wait_asked(answer)) <= PATIENCE:
            if chat_id is not None:
                pacer.refused(chat_id, Lane.ANSWER, _wait_asked(answer))
            else:
                await asyncio.sleep(_wait_asked(answer))
        elif status >= _FAULT and (faults := faults + 1) < TRIES:
            await asyncio.sleep(_PAUSE)
        else:
            return status, answer


def _written_to(url: str, data: RequestData | None) -> int | None:
    chat_id = data.parameters.get("chat_id") if data and url.rpartition("/")[2].startswith("send") else None
    return chat_id if isinstance(chat_id, int) else None


def _wait_asked(answer: bytes) -> int:
    """Seconds that a refusal for haste names."""
    try:
        return max(1, int(orjson.loads(answer)["parameters"]["retry_after"]))
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
        return _PAUSE


def _encoded(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, str | None]:
    if data is None:
        return None, None
    if not data.contains_files:
        return orjson.dumps(data.parameters), "application/json"
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form, None
