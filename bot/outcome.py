"""What Telegram's answers to a send mean."""

from typing import Any, Final

import orjson

from news.delivery import Arrived, Barred, Flooded, Gone, Lost, MessageId, Moved, Outcome, Refused
from news.subscriber import ChatId

_NO_SUCH_READER: Final = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "user is deactivated",
    "chat was deactivated",
    "chat was deleted",
    "chat_write_forbidden",
    "not enough rights",
    "have no rights",
    "message thread not found",
    "topic_closed",
)
"""What a 400 says when the fault lies with the chat, not with the message."""
_UNNAMED_WAIT: Final = 5


def outcome_of(status: int, answer: bytes) -> Outcome:
    """Read an answer to sendMessage. Proxies between us and Telegram answer too, in HTML."""
    told = _object(answer)
    description = str(told.get("description") or f"HTTP status {status}")
    parameters = _dict(told.get("parameters"))
    match status:
        case 200 if isinstance(message_id := _dict(told.get("result")).get("message_id"), int):
            return Arrived(MessageId(message_id))
        case 429:
            wait = parameters.get("retry_after")
            return Flooded(wait if isinstance(wait, int) and wait > 0 else _UNNAMED_WAIT)
        case 403:
            return Gone(description)
        case 401 | 404:
            return Barred(f"Telegram doesn't know the bot's token: {description}")
        case 400 if isinstance(chat_id := parameters.get("migrate_to_chat_id"), int):
            return Moved(ChatId(chat_id))
        case 400 if any(fault in description.lower() for fault in _NO_SUCH_READER):
            return Gone(description)
        case 400 if "ok" in told:
            return Refused(description)
        case _:
            return Lost(f"Telegram answered with {description}", may_have_arrived=True)


def _object(answer: bytes) -> dict[str, Any]:
    try:
        return _dict(orjson.loads(answer))
    except orjson.JSONDecodeError:
        return {}


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
