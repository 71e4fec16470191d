from typing import Final, Literal

from news.delivery import Delivery
from news.moment import Moment

Deed = Literal["send", "edit", "delete"]

DELETABLE_FOR: Final = 47 * 3600
"""Seconds; Telegram deletes what is at most 48 hours old, and there may be a flood wait before it is asked."""
DELETE_TRIES: Final = 4
"""After so many attempts it is told that an article was withdrawn, rather than deleted."""


def deed_for(delivery: Delivery, now: Moment) -> Deed:
    """What brings a copy to what it should be."""
    if delivery.message_id is None:
        return "send"
    young = delivery.sent_at is not None and now - delivery.sent_at < DELETABLE_FOR
    if delivery.withdrawn and young and delivery.attempts < DELETE_TRIES:
        return "delete"
    return "edit"
