"""What is told of a source's hub, which says at once when there is news."""

from typing import Final

from handlers.dates import day_and_time
from handlers.reasons import reason_in
from handlers.request import Request
from news.source import Source

_PATIENCE: Final = 1
"""Questions in a row that a hub may leave unanswered: it may take its time for one."""
_LONGEST_REASON: Final = 300


def hub_mark(source: Source) -> str:
    """Behind the health of a source in a list; nothing where all is well, or there is no hub."""
    return " · 🛰 ⚠️" if source.lease is not None and _reason(source) else ""


def hub_line(request: Request, source: Source) -> str:
    _, lease = request.texts.gettext, source.lease
    if lease is None:
        return ""
    if reason := reason_in(request.texts, _reason(source)):
        return _("🛰 Its hub can't be used, so it is only asked now and then: {reason}", reason=reason)
    if lease.until is None or lease.until <= request.now:
        return _("🛰 Its hub has been asked to tell at once when there is news.")
    until = day_and_time(lease.until, request.texts.language, request.timezone)
    return _("🛰 Its hub tells at once when there is news, until {when} and then on.", when=until)


def _reason(source: Source) -> str:
    lease = source.lease
    return "" if lease is None or lease.tries < _PATIENCE else lease.trouble[:_LONGEST_REASON]
