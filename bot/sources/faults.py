"""What went wrong on the wire, in words for the operator. No text holds a credential of an address."""

import ssl
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final, TypeVar

import httpcore
import httpx

from bot.sources.shown import shown
from news.errors import FeedUnreachable

Cause = TypeVar("Cause", bound=BaseException)

_LONGEST_REST: Final = 86_400
"""No source can silence itself for more than a day by a slip of its clock."""

_STATUS: Final = {
    401: "asks for a password",
    403: "refuses us",
    404: "has nothing at this address",
    410: "is gone for good",
    429: "says that we ask too often",
    451: "is blocked for legal reasons",
    503: "is not available at the moment",
}


def refused_status(url: str, response: httpx.Response) -> FeedUnreachable:
    status = response.status_code
    meaning = _STATUS.get(status, "failed" if status >= httpx.codes.INTERNAL_SERVER_ERROR else "gave no feed")
    return FeedUnreachable(
        f"{shown(url)} {meaning} (HTTP {status})",
        retry_after=_retry_after(response.headers),
    )


def unreachable(url: str, error: Exception) -> FeedUnreachable:
    """For what httpcore and httpx raise."""
    return FeedUnreachable(f"{shown(url)} {_meaning(error)}")


def _meaning(error: Exception) -> str:
    certificate = _cause(error, ssl.SSLCertVerificationError)
    if certificate is not None:
        return f"has no valid certificate: {certificate.verify_message}"
    if _cause(error, ssl.SSLError) is not None:
        return "can't be spoken to over TLS"
    match error:
        case httpcore.ConnectTimeout():
            return "didn't accept a connection in time"
        case httpcore.ConnectError():
            return "refused the connection"
        case httpcore.RemoteProtocolError() | httpcore.ReadError() | httpcore.WriteError():
            return "dropped the connection before its answer was complete"
        case httpx.RemoteProtocolError() | httpx.InvalidURL():
            return "redirects to what is no web address"
        case _:
            return f"can't be fetched ({type(error).__name__})"


def _cause(error: BaseException | None, kind: type[Cause]) -> Cause | None:
    while error is not None and not isinstance(error, kind):
        error = error.__cause__ or error.__context__
    return error


def _retry_after(headers: httpx.Headers) -> int | None:
    """A date is counted from the server's own clock, which may differ from ours."""
    asked = headers.get("retry-after", "").strip()
    if asked.isdecimal():
        seconds = int(asked[:9])
    else:
        try:
            until, now = parsedate_to_datetime(asked), parsedate_to_datetime(headers.get("date", ""))
        except ValueError:
            return None
        seconds = int((until.replace(tzinfo=UTC) - now.replace(tzinfo=UTC)).total_seconds())
    return min(max(seconds, 0), _LONGEST_REST)
