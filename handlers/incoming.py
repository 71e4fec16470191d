from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from telegram import Chat, Message, MessageEntity, MessageOriginChannel

from news.delivery import MessageId
from news.reading import FileId


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file; a photo has no name. `size` is in bytes, as Telegram says."""

    file: FileId
    name: str
    size: int

    @property
    def is_photo(self) -> bool:
        return not self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPost:
    """Where a forwarded post was published; `url` is empty for a private channel's."""

    channel: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message that somebody sent. `reply_to` is the message it answers, in the same chat.

    `linked` is the text with its links written out, as `[words](address)`. An album comes as a message a
    picture, of which only the one with the caption is `lone`, as any other message is.
    `place` is the latitude and longitude of one that shows where somebody is.
    `buttons` are what the buttons of that message carry, which tells what it shows.
    """

    id: MessageId
    text: str
    reply_to: MessageId | None
    linked: str = ""
    attachment: Attachment | None = None
    forwarded: ChannelPost | None = None
    lone: bool = True
    place: tuple[float, float] | None = None
    buttons: tuple[str, ...] = ()
    is_forward: bool = False

    @property
    def in_words(self) -> bool:
        return bool(self.text) and self.attachment is None


def incoming(message: Message) -> Incoming:
    answered = message.reply_to_message
    text = message.text or message.caption or ""
    return Incoming(
        id=MessageId(message.message_id),
        text=text,
        reply_to=MessageId(answered.message_id) if answered else None,
        linked=_linked(message),
        attachment=_attachment(message),
        forwarded=_channel_post(message),
        lone=bool(text) or message.media_group_id is None,
        place=(message.location.latitude, message.location.longitude) if message.location else None,
        buttons=tuple(_buttons(answered)) if answered else (),
        is_forward=message.forward_origin is not None,
    )


def _attachment(message: Message) -> Attachment | None:
    if message.photo:
        largest = message.photo[-1]
        return Attachment(file=FileId(largest.file_id), name="", size=largest.file_size or 0)
    if message.document:
        sent = message.document
        return Attachment(file=FileId(sent.file_id), name=sent.file_name or "file", size=sent.file_size or 0)
    return None


def _channel_post(message: Message) -> ChannelPost | None:
    match message.forward_origin:
        case MessageOriginChannel(chat=Chat(title=title, username=username), message_id=number):
            url = f"https://t.me/{username}/{number}" if username else ""
            return ChannelPost(channel=title or "", url=url)
        case _:
            return None


def _linked(message: Message) -> str:
    if message.text is not None:
        return _written_out(message.text, message.parse_entities([MessageEntity.TEXT_LINK]))
    if message.caption is not None:
        return _written_out(message.caption, message.parse_caption_entities([MessageEntity.TEXT_LINK]))
    return ""


def _written_out(text: str, links: Mapping[MessageEntity, str]) -> str:
    # Telegram counts in UTF-16 units, so that is what is cut and put together here.
    units = text.encode("utf-16-le")
    for link, words in sorted(links.items(), key=lambda known: -known[0].offset):
        start, end = 2 * link.offset, 2 * (link.offset + link.length)
        units = units[:start] + f"[{words}]({link.url})".encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le", "replace")


def _buttons(message: Message) -> Iterator[str]:
    for row in message.reply_markup.inline_keyboard if message.reply_markup else ():
        yield from (button.callback_data for button in row if isinstance(button.callback_data, str))
