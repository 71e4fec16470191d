"""What holds of every call to Telegram, whichever way it goes.

Exceptions carry no address, because an address carries the token.
"""

from typing import Final

CONNECT_TIMEOUT: Final = 10.0
CALL_TIMEOUT: Final = 10.0
CONNECTIONS: Final = 256


class NotSent(Exception):
    """The call never left this machine, so it can't have had an effect."""


class NoAnswer(Exception):
    """The call left and no answer came back: it may have had its effect, or not."""
