"""Faults, limits and latency to set; calls and sends to count."""

from collections.abc import Iterator
from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute

from playground.control.bodies import AskedWronglyError, Body, number, reply, route
from playground.faults import Fault, Kind
from playground.telegram import Telegram


class MeasureControl:
    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[BaseRoute]:
        return [
            route("/faults", self.inject, "POST"),
            route("/faults", self.clear, "DELETE"),
            route("/limits", self.limits, "POST"),
            route("/latency", self.latency, "POST"),
            route("/log", self.log),
            route("/sends", self.sends),
            route("/sends.csv", self.sends_csv),
        ]

    async def inject(self, request: Request) -> Response:
        body = await Body.of(request)
        fault = _fault(body)
        body.done()
        self._telegram.faults.inject(fault)
        return self._faults()

    async def clear(self, _: Request) -> Response:
        self._telegram.faults.clear()
        return self._faults()

    async def limits(self, request: Request) -> Response:
        body, limits = await Body.of(request), self._telegram.limits
        rate = body.take("overall_rate", int, limits.overall_rate)
        off = body.take("off", bool, not limits.enabled)
        body.done()
        if rate < 1:
            raise AskedWronglyError("overall_rate must be at least 1")
        limits.overall_rate, limits.enabled = rate, not off
        return reply(limits.shown())

    async def latency(self, request: Request) -> Response:
        body = await Body.of(request)
        seconds = body.take("seconds", float)
        body.done()
        if not 0 <= seconds <= 60:  # noqa: PLR2004 - a minute is longer than any client waits
            raise AskedWronglyError("seconds lies between 0 and 60")
        self._telegram.latency = seconds
        return reply({"seconds": seconds})

    async def log(self, request: Request) -> Response:
        entries = self._telegram.log.latest(number(request, "limit", 100))
        return reply([entry.shown() for entry in entries])

    async def sends(self, _: Request) -> Response:
        sends = self._telegram.sends
        return reply(
            {
                "total": len(sends),
                "refused_429": sends.refused(429),
                "busiest_second": sends.busiest_second(),
                "per_second": sends.per_second(),
                "per_chat_max": sends.per_chat_max(),
                "duplicates": sends.duplicates(),
            }
        )

    async def sends_csv(self, _: Request) -> Response:
        return StreamingResponse(self._rows(), media_type="text/csv")

    def _rows(self) -> Iterator[str]:
        yield "time,chat_id,message_id\n"
        for send in self._telegram.sends:
            yield f"{send.time:.6f},{send.chat_id},{send.message_id}\n"

    def _faults(self) -> Response:
        shown = [fault.shown() for fault in self._telegram.faults.injected]
        self._telegram.events.tell({"type": "faults", "faults": shown})
        return reply(shown)


def _fault(body: Body) -> Fault:
    kind: Any = body.take("kind", str)
    if kind not in get_args(Kind):
        raise AskedWronglyError(f"kind is one of {', '.join(get_args(Kind))}")
    try:
        return Fault(
            kind=kind,
            share=body.take("share", float, 1.0),
            count=body.maybe("count", int),
            method=body.maybe("method", str),
            chat_id=body.maybe("chat_id", int),
            retry_after=_pair(body),
            seconds=body.take("seconds", float, 1.0),
        )
    except ValueError as error:
        raise AskedWronglyError(str(error)) from error


def _pair(body: Body) -> tuple[int, int]:
    match body.raw("retry_after", [1, 5]):
        case int(exactly):
            return exactly, exactly
        case [int(least), int(most)]:
            return least, most
        case _:
            raise AskedWronglyError("retry_after is seconds, or a pair: least and most seconds")
