import asyncio
from typing import Any, Final

import aiohttp
import orjson
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.transport import CALL_TIMEOUT, NoAnswer, NotSent, Transport

TRIES: Final = 3
LONGEST_WAIT: Final = 30
"""Seconds; after a longer wait the reader has given up, and an answer to it would only puzzle."""
_PAUSE: Final = 1
_FAULT: Final = 500
_FLOOD: Final = 429


class AiohttpRequest(BaseRequest):
    """python-telegram-bot's calls over our transport; its own costs ten times the CPU with many in flight.

    A patient one tries again after a short flood wait or a passing fault: an answer that comes twice beats one
    that never comes. The poll for updates is not patient; its caller decides.
    """

    __slots__ = ("_transport", "_tries")

    def __init__(self, transport: Transport, *, patient: bool = True) -> None:
        self._transport = transport
        self._tries = TRIES if patient else 1

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
        for left in reversed(range(self._tries)):
            pause = _PAUSE
            try:
                payload, content_type = _encoded(request_data)
                status, answer = await self._transport.post(
                    url, payload, content_type=content_type, timeout=timeout, method=method
                )
            except NotSent as error:
                if not left:
                    raise NetworkError(str(error)) from None
            except NoAnswer as error:
                if not left:
                    raise TimedOut(str(error)) from None
            else:
                pause = _wait_asked(status, answer)
                if not left or not 0 < pause <= LONGEST_WAIT:
                    return status, answer
            await asyncio.sleep(pause)
        raise AssertionError("the last try returns or raises")


def _wait_asked(status: int, answer: bytes) -> int:
    """Seconds after which the same call may fare better; 0 where it won't."""
    if status == _FLOOD:
        try:
            return int(orjson.loads(answer)["parameters"]["retry_after"])
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
            return _PAUSE
    return _PAUSE if status >= _FAULT else 0


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
