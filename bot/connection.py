import asyncio
from typing import Final, cast

import httptools

from bot.call import NoAnswer

_INTERIM: Final = 200
"""Statuses below it are followed by another answer."""


class Connection(asyncio.Protocol):
    """To a server of HTTP/1.1, which is asked one thing at a time."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._parser = httptools.HttpResponseParser(self)
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._begun = False
        self._body: list[bytes] = []
        self.rests_since = 0.0

    @property
    def is_open(self) -> bool:
        return not self._transport.is_closing()

    async def ask(self, request: bytes, *, until: float) -> tuple[int, bytes]:
        """Status and body of the answer. Raises NoAnswer. `until` is by the loop's clock."""
        answer: asyncio.Future[tuple[int, bytes]] = self._loop.create_future()
        self._answer = answer
        late = self._loop.call_at(until, self._fail, TimeoutError)
        self._transport.write(request)
        try:
            return await answer
        except asyncio.CancelledError:
            self.close()  # its answer would pass for that to the next request
            raise
        finally:
            late.cancel()

    def close(self) -> None:
        self._transport.abort()

    # What the loop tells.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        if self._answer is None:
            self.close()  # an answer to nothing, as some servers give before they hang up
            return
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self._fail(type(error))

    def connection_lost(self, exc: Exception | None) -> None:
        if exc is None and self._begun:  # an answer that tells no length ends with its connection
            self._land(self._parser.get_status_code())
        else:
            self._fail(type(exc or ConnectionResetError()))

    # What the parser tells.

    def on_headers_complete(self) -> None:
        self._begun = True

    def on_body(self, body: bytes) -> None:
        self._body.append(body)

    def on_message_complete(self) -> None:
        if (status := self._parser.get_status_code()) < _INTERIM:
            self._begun = False
            return
        if not self._parser.should_keep_alive():
            self._transport.close()
        self._land(status)

    def _land(self, status: int) -> None:
        answer, self._answer, self._begun = self._answer, None, False
        body, self._body = b"".join(self._body), []
        if answer is not None and not answer.done():
            answer.set_result((status, body))

    def _fail(self, error: type[Exception]) -> None:
        answer, self._answer, self._begun = self._answer, None, False
        self.close()
        if answer is not None and not answer.done():
            answer.set_exception(NoAnswer(f"no answer from Telegram ({error.__name__})"))
