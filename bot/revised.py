"""What Telegram's answers mean when a copy that has arrived is edited or deleted."""

from typing import Final

from bot.outcome import outcome_of
from news.delivery import Arrived, Fixed, Gone, MessageId, Moved, Outcome, Refused, Undeletable, Vanished

_OK: Final = 200
_BAD: Final = 400
_NOT_THERE: Final = ("not found", "message_id_invalid")
_FIXED: Final = ("can't be edited", "no text in the message", "message_author_required")
_NO_RIGHT: Final = ("rights",)
"""To edit or delete, which says nothing of the right to write."""
_LEFT_BEHIND: Final = "its group is a supergroup now, in which what was sent before stays as it is"


def edited(status: int, answer: bytes, message_id: MessageId) -> Outcome:
    match outcome_of(status, answer):
        case Refused(reason) if "not modified" in reason.lower():
            return Arrived(message_id)
        case Refused(reason) if _tells(reason, _NOT_THERE):
            return Vanished(reason)
        case Refused(reason) if _tells(reason, _FIXED):
            return Fixed(reason)
        case Moved():
            return Fixed(_LEFT_BEHIND)
        case Gone(reason) if status == _BAD and _tells(reason, _NO_RIGHT):
            return Fixed(reason)
        case outcome:
            return outcome


def deleted(status: int, answer: bytes) -> Outcome:
    if status == _OK:
        return Vanished("deleted")
    match outcome_of(status, answer):
        case Refused(reason) if _tells(reason, _NOT_THERE):
            return Vanished(reason)
        case Refused(reason):
            return Undeletable(reason)
        case Moved():
            return Fixed(_LEFT_BEHIND)
        case Gone(reason) if status == _BAD and _tells(reason, _NO_RIGHT):
            return Undeletable(reason)
        case outcome:
            return outcome


def _tells(reason: str, faults: tuple[str, ...]) -> bool:
    return any(fault in reason.lower() for fault in faults)
