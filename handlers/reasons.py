"""Why a source, a page or a hub could not be read, in the reader's language.

The reasons are told in English where they arise, for the log and the operator. Here they are known again.
"""

import re
from collections.abc import Callable
from typing import Final

from handlers.texts import Texts


def _of_answers(_: Callable[[str], str]) -> tuple[str, ...]:
    return (
        _("{place} asks for a password (HTTP {status})"),
        _("{place} refuses us (HTTP {status})"),
        _("{place} has nothing at this address (HTTP {status})"),
        _("{place} is gone for good (HTTP {status})"),
        _("{place} says that we ask too often (HTTP {status})"),
        _("{place} is blocked for legal reasons (HTTP {status})"),
        _("{place} is not available at the moment (HTTP {status})"),
        _("{place} failed (HTTP {status})"),
        _("{place} gave no feed (HTTP {status})"),
        _("{place} has no valid certificate: {detail}"),
        _("{place} can't be spoken to over TLS"),
        _("{place} didn't accept a connection in time"),
        _("{place} refused the connection"),
        _("{place} dropped the connection before its answer was complete"),
        _("{place} redirects to what is no web address"),
        _("{place} can't be fetched ({detail})"),
        _("{place} didn't finish its answer within {seconds} seconds"),
        _("{place} redirects in circles: more than {times} times"),
        _("{place} answers in an encoding that wasn't asked for"),
        _("{place} is larger than {size} bytes"),
        _("{place} sent an answer whose packing is broken"),
        _("{place} is no web address; only http and https are fetched"),
        _("{place} is no web address"),
        _("{place} has no address in the DNS ({detail})"),
        _("{place} has no address in the DNS"),
        _("{place} resolves to {address}; set ALLOW_PRIVATE_ADDRESSES=true to allow it"),
        _("{place} resolves to {address}"),
    )


def _of_contents(_: Callable[[str], str]) -> tuple[str, ...]:
    return (
        _("{place} answered with nothing at all"),
        _("{place} answered with something that is no feed"),
        _("{place} answered with a web page, not a feed; the page names this feed: {feed}"),
        _("{place} answered with a web page, not a feed"),
        _("{place} answered with something that is no list of posts"),
        _("{place} could not be parsed: it {detail}"),
        _("{place} could not be read: it {detail}"),
        _("{place} names no feed that can be read, and the usual places have none"),
        _("{place} is a page of more than {size} bytes"),
        _("{place} holds no article to be found"),
        _("{place} says that nothing has changed, though it wasn't asked (HTTP 304)"),
        _("{place} didn't ask back"),
        _("refuses us: {detail}"),
        _("a text could not be segmented: it {detail}"),
        _("The list of feeds declares entities, which none needs and which could be a bomb"),
        _("The list of feeds is broken XML: {detail}"),
        _("This is no list of feeds (OPML)"),
    )


_KNOWN: Final = (*_of_answers(str), *_of_contents(str))
_VALUE: Final = re.compile(r"\\{(\w+)\\}")
_PATTERNS: Final = tuple(
    (template, re.compile(_VALUE.sub(r"(?P<\1>.{0,1000}?)", re.escape(template)), re.DOTALL))
    for template in _KNOWN
)


def reason_in(texts: Texts, reason: str) -> str:
    """As it was told where it isn't known."""
    for template, pattern in _PATTERNS:
        if found := pattern.fullmatch(reason):
            return texts.gettext(template, **found.groupdict())
    return reason
