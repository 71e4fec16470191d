"""Logs for people and machines, in which no token ever appears."""

import logging
import re
import sys
from typing import Final, Literal

import structlog
from structlog.types import EventDict, Processor, WrappedLogger

_TOKEN: Final = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
_CREDENTIALS: Final = re.compile(r"(?<=://)[^/@\s]+@")
_LOUD: Final = ("httpx", "httpcore", "telegram", "apscheduler", "asyncio", "trafilatura", "courlan", "htmldate")


def redact(text: str) -> str:
    """`text` without bot tokens and without the user and password of addresses."""
    return _CREDENTIALS.sub("…@", _TOKEN.sub("<token>", text))


def configure_logs(*, level: str, form: Literal["text", "json"]) -> None:
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    last: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), pad_event_to=0)
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last, _redacted],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _LOUD:
        # At INFO these tell whole addresses, a token among them, once a request.
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    # It warns of every tick that is left out because the last one is still at work, which loses nothing.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)


def _redacted(_logger: WrappedLogger, _method: str, rendered: EventDict) -> str:
    """After the renderer, so that a traceback's text is covered as well."""
    return redact(str(rendered))
