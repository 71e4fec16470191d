from dataclasses import dataclass

from telegram import Message

from news.delivery import MessageId


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message that somebody sent. `reply_to` is the message it answers, in the same chat."""

    id: MessageId
    text: str
    reply_to: MessageId | None


def incoming(message: Message) -> Incoming:
    answered = message.reply_to_message
    return Incoming(
        id=MessageId(message.message_id),
        text=message.text or message.caption or "",
        reply_to=MessageId(answered.message_id) if answered else None,
    )
